### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
### Notices to many: what stands below each, and what is said about them.

notice-text = { $text }
notice-footer = 不想再收到通知？回覆 T 即可退訂。
notice-stop = 不再接收通知
notice-reply = 回覆「{ $labels }」即可開始。
notice-topic-on = 好的，有這方面的訊息會告訴您。回覆 T 可隨時退訂。
