// Evaluates the Jsonnet programs given as a JSON array on standard input; prints an array of answers.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"time"

	jsonnet "github.com/google/go-jsonnet"
)

type answer struct {
	Out          string  `json:"out"`
	Error        string  `json:"error"`
	Milliseconds float64 `json:"milliseconds"`
}

func evaluate(source string) (result answer) {
	defer func() {
		if r := recover(); r != nil {
			result.Error = fmt.Sprintf("panic: %v", r)
		}
	}()
	vm := jsonnet.MakeVM()
	vm.ErrorFormatter.SetMaxStackTraceSize(0)
	started := time.Now()
	out, err := vm.EvaluateAnonymousSnippet("program", source)
	result.Milliseconds = float64(time.Since(started).Microseconds()) / 1000
	result.Out = out
	if err != nil {
		result.Error = err.Error()
	}
	return result
}

func main() {
	var sources []string
	if err := json.NewDecoder(os.Stdin).Decode(&sources); err != nil {
		panic(err)
	}
	answers := make([]answer, 0, len(sources))
	for _, source := range sources {
		answers = append(answers, evaluate(source))
	}
	if err := json.NewEncoder(os.Stdout).Encode(answers); err != nil {
		panic(err)
	}
}
