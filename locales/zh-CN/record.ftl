### 我的档案：看、要一份、更正、删除。

flow-record = 我的档案
record-main = 档案里有您说过的情况。想做什么？
record-main-look = 看一看
record-main-look-also = 看 | 查看
record-main-export = 要一份
record-main-export-also = 导出 | 下载
record-main-change = 改名字或删一个人
record-main-change-also = 更正 | 修改 | 改
record-main-erase = 全部删除
record-main-erase-also = 删除 | 注销 | 清空
record-empty = 还没有记下什么。
record-patients = 记着的人：{ $lines }
record-patient = { $name }（{ $sex }，{ $age }）
record-cases = 最近的咨询：{ $lines }
record-case = { $day } { $role }：{ $advice }
record-no-advice = 没有写建议
record-results = 自评结果（筛查，不是诊断）：{ $lines }
record-result = { $day } { $named }：{ $found }，{ $points }
record-copied = 您的档案在这个文件里。请自己保管好，别转给陌生人。
record-pick = 哪一个人？
record-act = 想怎么改？
record-act-rename = 改名字
record-act-rename-also = 名字 | 改名
record-act-forget = 清掉病史、用药、过敏
record-act-forget-also = 病史 | 用药 | 过敏
record-forgotten = 好的，清掉了。下次会重新问您。
record-known = 长期的情况：{ $lines }
record-of = { $name }（{ $lines }）
record-line = { $title }：{ $values }
record-kit = { $day } 自测：{ $lines }
record-act-remove = 删掉这个人
record-act-remove-also = 删 | 删掉
record-name = 正确的名字是什么？
record-renamed = 好的，改好了。
record-same = 已经有一个同名、同生日的人，没有改。
record-gone = 这个人已经不在档案里了。
record-remove = 真的删掉这个人和 TA 的资料吗？
record-removed = 好的，已经删掉。
record-removed-kept = { $tone ->
    [elder] 能删的已删。医生看过的病历，法律要求留 { $records } 年。
   *[normal] 能删的已经删掉。医生看过的病历，法律要求保存至少 { $records } 年，对话至少 { $dialogue } 年，到期自动删除，这期间只用来备查。
}
record-kept-none = 没有必须留下的病历
record-kept = 医生看过的 { $n } 次病历法律要求留着：病历 { $records } 年，对话 { $dialogue } 年，到期自动删
record-erase = { $tone ->
    [elder] 全部删除后找不回来。{ $kept }。真的删吗？
   *[normal] 全部删除以后找不回来，也不再给您发任何消息。{ $kept }。真的删吗？
}
record-sure-no = 不删了
record-sure-no-also = 不 | 不要 | 算了
record-sure-yes = 是，删掉
record-sure-yes-also = 是 | 删 | 确定
record-blocked-case = { $tone ->
    [elder] 您还有没结束的咨询，要先结束或取消，才能删。
   *[normal] 您还有没结束的咨询。请先结束或取消它，再来删除，免得医生找不到您的情况。
}
record-blocked-hold = { $tone ->
    [elder] 资料因为纠纷或调查要先留着，现在不能删。
   *[normal] 因为纠纷或有关部门的要求，这份资料现在要先留着，不能删除。有疑问请找服务台。
}
record-erased = { $tone ->
    [elder] 已经删除。再写信来，我们从头认识。
   *[normal] 已经删除，您的聊天地址也会在一小时左右以后删掉。以后再写信来，就当第一次认识。急症请直接打 { -emergency }。
}
