### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
### 到府檢測：選檢測、地址、時間、進度、結果。

note-lab-amended = 檢驗科更正了這位患者的報告，請看新的結果。
