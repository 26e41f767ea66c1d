### 加在医务人员的话后面的句子，和没有回音时自动结束的小结。

speech-ask = { $tone ->
    [elder] 请随便回个字，才能接着收到消息。
   *[normal] 回复任意字，可继续收到消息。
}
speech-ask-more = { $tone ->
    [elder] 还有内容没发完，随便回个字就能收到。
   *[normal] 还有内容要发给您，回复任意字就能收到。
}
speech-link-voice = { $tone ->
    [elder] 医生给您发了语音，点这里听：{ $link }
   *[normal] 医护人员发来一段语音，点开就能听，3 天内有效：{ $link }
}
speech-link-file = { $tone ->
    [elder] 医生给您发了文件，点这里看：{ $link }
   *[normal] 医护人员发来一个文件，点开就能看，3 天内有效：{ $link }
}
speech-place = { $tone ->
    [elder] 地图上的位置
    GPS 坐标 { $degrees }
   *[normal] 地图上的位置
    GPS 坐标（WGS-84）{ $degrees }
}
speech-place-demonstration = { $tone ->
    [elder] （演示数据，不是真的）
   *[normal] （演示数据，不是真的地方）
}
speech-named = { $name }：{ $text }
speech-ended-complaint = 您说过的情况都已记在档案里。
speech-ended-assessment = 很久没有收到您的回复，这次交谈自动结束，没有写新的看法。
speech-ended-advice = 请按交谈里说的做。
speech-ended-seek-help = 更难受了或出现新的不适，请马上就医，急事打 { -emergency }。
