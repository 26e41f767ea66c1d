### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
### 其他服務：問藥、護理、中醫師、飲食。

services-main = 您想要哪一種服務？
services-main-medicine = 問藥師用藥
services-main-medicine-also = 問藥 | 用藥 | 藥
services-main-nursing = 問護理師護理
services-main-nursing-also = 護理 | 護理師 | 護士 | 換藥
services-main-tcm = 問中醫師
services-main-tcm-also = 中醫師 | 中醫 | 中藥
services-main-diet = 問營養師飲食
services-main-diet-also = 飲食 | 營養 | 吃什麼 | 喫什麼
services-medicine = { $tone ->
    [elder] 哪種藥？想問什麼？寫下來或說給我聽。我只轉給藥師，不回答用藥。
   *[normal] 是哪種藥，想問什麼？請寫下來，我會轉給藥師。我是程式，不回答用藥問題。
}
services-nursing = { $tone ->
    [elder] 想問護理什麼事？比如傷口、導管、打針的地方。
   *[normal] 想問護理方面的什麼事？比如傷口、導管、造口、打針的地方。請寫下來，我會轉給護理師。
}
services-tcm = { $tone ->
    [elder] 想問中醫師什麼？以前看過、吃過中藥也請說。
   *[normal] 想問中醫師什麼？以前在哪裡看過、開過什麼，也請一起寫下來，我會轉給中醫師。
}
services-diet = { $tone ->
    [elder] 想問飲食什麼事？有什麼慢性病也請說。
   *[normal] 想問飲食方面的什麼事？有慢性病、懷孕或體重變化，也請一起寫下來，我會轉給營養師。
}
note-door = 來意
flow-services = 其他服務
