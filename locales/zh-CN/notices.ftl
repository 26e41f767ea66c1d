### Notices to many: what stands below each, and what is said about them.

notice-text = { $text }
notice-footer = 不想再收到通知？回复 T 即可退订。
notice-stop = 不再接收通知
notice-reply = 回复“{ $labels }”即可开始。
notice-topic-on = 好的，有这方面的消息会告诉您。回复 T 可随时退订。
