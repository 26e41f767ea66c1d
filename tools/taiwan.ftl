### Sentences of Taiwan that are written by hand and replace what `taiwan.py` makes.
### The number above each tells which original it was written for; `--seen` sets it.

# zh-CN 29b94bb1
webchat-video = 影片

# zh-CN 2ff97883
desk-kind-video = ［影片］

# zh-CN 8d4bc6e5
console-kind-video = 影片

# zh-CN a71103d8
webchat-language-name = 繁體中文

# zh-CN 850ce255
mine-language-zh-CN = 简体中文

# zh-CN 9fb199c8
mine-language-zh-TW = 繁體中文

# zh-CN 1b8eacfc
mine-language-set = 好的，以後用繁體中文。

# zh-CN cefda61e
console-language = 繁體中文
