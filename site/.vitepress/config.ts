import { defineConfig } from 'vitepress'

const guide = [
  { text: 'Getting started', link: '/getting-started' },
  { text: 'Coming from ecspresso', link: '/from-ecspresso' },
  { text: 'The policy of a pipeline', link: '/pipeline-policy' },
  { text: 'Proving it to your security team', link: '/security-team' },
  { text: 'In CI', link: '/ci' },
  { text: 'Comparison', link: '/comparison' },
  { text: 'Security', link: '/security' },
]

const reference = [
  { text: 'Commands', link: '/cli/' },
  { text: 'Configuration', link: '/configuration' },
  { text: 'verify', link: '/verify' },
  { text: 'policy generate', link: '/policy-generate' },
  { text: 'policy trust', link: '/policy-trust' },
  { text: 'policy check, policy explain', link: '/policy-check' },
  { text: 'policy prove', link: '/policy-prove' },
  { text: 'policy from-calls, policy trace', link: '/policy-from-calls' },
  { text: 'Proof', link: '/proof' },
  { text: 'policy lint', link: '/policy-lint' },
  { text: 'The sandbox', link: '/sandbox' },
  { text: 'Endpoints and credentials', link: '/endpoints-and-credentials' },
  { text: 'Why it failed', link: '/failures' },
  { text: 'Exit codes', link: '/exit-codes' },
  { text: 'Waiting', link: '/waiting' },
  { text: 'Error codes', link: '/errors' },
  {
    text: 'Library',
    link: '/library',
    collapsed: true,
    items: [
      'ristretto',
      'sandbox',
      'permissions',
      'iam',
      'iam-lint',
      'iam-service-reference',
      'template',
      'jsonnet',
      'jsonnet-file-importer',
    ].map((name) => ({
      text: name === 'ristretto' ? name : `ristretto/${name.replace(/^(iam|jsonnet)-/, '$1/')}`,
      link: `/library/${name}`,
    })),
  },
  { text: 'ecspresso 1, 2 and 3', link: '/migrating' },
  { text: 'Output', link: '/output' },
  { text: 'Rules of definitions', link: '/rules' },
  { text: 'What the sandbox serves', link: '/sandbox-coverage' },
  { text: 'How it compares with others', link: '/sandbox-fidelity' },
  { text: 'Journal of the sandbox', link: '/sandbox-journal' },
  { text: 'The sandbox in tests', link: '/sandbox-library' },
  { text: 'Differences from ecspresso', link: '/differences-from-ecspresso' },
  { text: 'Parity with ecspresso', link: '/ecspresso-parity' },
  { text: 'Out of scope', link: '/out-of-scope' },
]

const guideInJapanese = [
  { text: 'はじめに', link: '/ja/getting-started' },
  { text: 'ecspresso から移る', link: '/ja/from-ecspresso' },
  { text: 'パイプラインのポリシー', link: '/ja/pipeline-policy' },
]

/** The site is made of docs/, which reads as well in the repository. Dead links fail the build. Nothing is fetched, neither here nor by readers. */
export default defineConfig({
  // A copy of docs/, made by the build: pages have to lie where Vue is found.
  srcDir: 'pages',
  outDir: '../build/site',
  title: 'ristretto',
  description: 'Deploys to Amazon ECS with exactly the permissions it needs',
  cleanUrls: true,
  markdown: {
    // Templates of Go have the braces of Vue: in code they mean nothing.
    config: (markdown) => {
      const usual = markdown.renderer.rules.code_inline
      markdown.renderer.rules.code_inline = (...parts) => (usual?.(...parts) ?? '').replace('<code', '<code v-pre')
    },
  },
  lastUpdated: false,
  locales: {
    root: {
      label: 'English',
      lang: 'en',
      themeConfig: {
        sidebar: [
          { text: 'Guide', items: guide },
          { text: 'Reference', items: reference },
        ],
      },
    },
    ja: {
      label: '日本語',
      lang: 'ja',
      themeConfig: {
        sidebar: [
          { text: 'ガイド', items: guideInJapanese },
          { text: 'リファレンス (英語)', items: reference },
        ],
      },
    },
  },
  themeConfig: {
    search: { provider: 'local' },
    socialLinks: [{ icon: 'github', link: 'https://github.com/ristretto-ecs/ristretto' }],
  },
})
