### 其他服务：问药、护理、中医、饮食。

services-main = 您想要哪一种服务？
services-main-medicine = 问药师用药
services-main-medicine-also = 问药 | 用药 | 药
services-main-nursing = 问护士护理
services-main-nursing-also = 护理 | 护士 | 换药
services-main-tcm = 问中医
services-main-tcm-also = 中医 | 中药
services-main-diet = 问营养师饮食
services-main-diet-also = 饮食 | 营养 | 吃什么
services-medicine = { $tone ->
    [elder] 哪种药？想问什么？写下来或说给我听。我只转给药师，不回答用药。
   *[normal] 是哪种药，想问什么？请写下来，我会转给药师。我是程序，不回答用药问题。
}
services-nursing = { $tone ->
    [elder] 想问护理什么事？比如伤口、导管、打针的地方。
   *[normal] 想问护理方面的什么事？比如伤口、导管、造口、打针的地方。请写下来，我会转给护士。
}
services-tcm = { $tone ->
    [elder] 想问中医什么？以前看过、吃过中药也请说。
   *[normal] 想问中医什么？以前在哪里看过、开过什么，也请一起写下来，我会转给中医。
}
services-diet = { $tone ->
    [elder] 想问饮食什么事？有什么慢性病也请说。
   *[normal] 想问饮食方面的什么事？有慢性病、怀孕或体重变化，也请一起写下来，我会转给营养师。
}
note-door = 来意
flow-services = 其他服务
