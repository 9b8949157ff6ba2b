// Renders templates with Go's own engine, for comparison. One JSON document in, one out:
//
//	{"ext": {...}, "cases": [{"source": "...", "env": {...}}]}  ->  [{"out": base64, "error": "..."}]
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"text/template"
	"time"
)

type templateCase struct {
	Source string            `json:"source"`
	Env    map[string]string `json:"env"`
	Repeat int               `json:"repeat"`
}

type input struct {
	Ext   map[string]any `json:"ext"`
	Cases []templateCase `json:"cases"`
}

type answer struct {
	Out     []byte  `json:"out"`
	Error   string  `json:"error"`
	ParseMs float64 `json:"parseMs"`
	ExecMs  float64 `json:"execMs"`
}

func functions(ext map[string]any, env map[string]string) template.FuncMap {
	return template.FuncMap{
		"env": func(keys ...string) string {
			last := ""
			for _, key := range keys {
				if value := env[key]; value != "" {
					return value
				}
				last = key
			}
			return last
		},
		"must_env": func(key string) (string, error) {
			if value, ok := env[key]; ok {
				return value, nil
			}
			return "", fmt.Errorf("environment variable %s is not defined", key)
		},
		"json_escape": func(s string) string {
			encoded, _ := json.Marshal(s)
			return string(encoded[1 : len(encoded)-1])
		},
		"ext":  func(name string) any { return ext[name] },
		"pick": func(name string, index ...int) string { return fmt.Sprint(name, index) },
		"scale": func(factor float64, on bool) float64 {
			if on {
				return factor * 2
			}
			return factor
		},
		"boom": func() (string, error) { return "", errors.New("it broke") },
	}
}

func render(c templateCase, ext map[string]any) answer {
	var parsed *template.Template
	var err error
	var out bytes.Buffer
	funcs := functions(ext, c.Env)
	parseTimes, execTimes := []float64{}, []float64{}
	for range max(c.Repeat, 1) {
		start := time.Now()
		if parsed, err = template.New("conf").Funcs(funcs).Parse(c.Source); err != nil {
			return answer{Error: err.Error()}
		}
		parseTimes = append(parseTimes, milliseconds(start))
	}
	for range max(c.Repeat, 1) {
		out = bytes.Buffer{}
		start := time.Now()
		if err := parsed.Execute(&out, nil); err != nil {
			return answer{Error: err.Error()}
		}
		execTimes = append(execTimes, milliseconds(start))
	}
	return answer{Out: out.Bytes(), ParseMs: median(parseTimes), ExecMs: median(execTimes)}
}

func milliseconds(start time.Time) float64 {
	return float64(time.Since(start).Nanoseconds()) / 1e6
}

func median(times []float64) float64 {
	slices.Sort(times)
	return times[len(times)/2]
}

func main() {
	var in input
	if err := json.NewDecoder(os.Stdin).Decode(&in); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	answers := make([]answer, len(in.Cases))
	for i, c := range in.Cases {
		done := make(chan answer, 1)
		go func() { done <- render(c, in.Ext) }()
		select {
		case answers[i] = <-done:
		case <-time.After(20 * time.Second):
			answers[i] = answer{Error: "timeout"}
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(answers); err != nil {
		os.Exit(1)
	}
}
