"""Free text finds its department: by disease, part and sign, by age, and says when it is unsure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cli.route import group
from bot.clinic import routemodel, routetrain, routing
from bot.clinic.roles import Licence
from bot.clinic.routemodel import BadModel
from bot.clinic.rules import load
from bot.clinic.telling import tell

ROUTER = routing.router()


@pytest.mark.parametrize(
    ("said", "years", "department"),
    [
        ("左眼这两天又红又痒", 40, "眼科"),
        ("智齿发炎，脸肿了", 28, "口腔科"),
        ("耳朵嗡嗡响，听不清", 55, "耳鼻咽喉科"),
        ("胳膊上起了一片湿疹", 33, "皮肤性病科"),
        ("咳嗽有黄痰一个星期", 45, "呼吸内科"),
        ("胃胀反酸，饭后打嗝", 37, "消化内科"),
        ("心慌，查出早搏", 50, "心血管内科"),
        ("月经推迟十天", 26, "妇产科"),
        ("小便刺痛，尿频", 31, "泌尿男科"),
        ("乙肝小三阳要复查什么", 41, "感染肝病科"),
        ("痛风又犯了，尿酸高", 48, "内分泌科"),
        ("腰椎间盘突出，坐久了腰疼", 44, "骨科"),
        ("痔疮出血", 36, "普外科"),
        ("尿蛋白两个加号，眼睑浮肿", 29, "肾内科"),
        ("偏头痛老犯", 34, "神经内科"),
        ("抑郁症，情绪低落睡不着", 22, "精神心理科"),
        ("贫血，血红蛋白低", 30, "血液风湿科"),
        ("孩子发烧两天不吃饭", 3, "儿科"),
        ("宝宝拉肚子", None, "儿科"),
        ("女儿近视，度数又涨了", 9, "眼科"),
        ("左眼這兩天又紅又癢", 40, "眼科"),
    ],
)
def test_a_text_goes_to_its_department(said: str, years: float | None, department: str) -> None:
    assert ROUTER.route(said, years).best == department


def test_a_text_that_says_nothing_is_unsure_and_for_the_general_department() -> None:
    route = ROUTER.route("不太好")
    assert (route.best, route.sure) == ("全科内科", False)


def test_what_is_denied_does_not_count() -> None:
    assert ROUTER.route("没有咳嗽，就是皮肤痒", 30).best == "皮肤性病科"


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("布洛芬和头孢能一起吃吗", "pharmacist"),
        ("父亲的伤口需要上门换药", "nurse"),
        ("宝宝一岁了怎么加辅食", "childcare"),
        ("胸口像石头压着，能一起吃什么药", "doctor"),
    ],
)
def test_the_role_follows_what_is_asked_but_never_past_an_emergency(said: str, role: str) -> None:
    assert tell(said)["role"] == role


def test_every_department_and_role_is_one_of_the_clinic() -> None:
    roles = load().roles
    for department in ROUTER.rules.departments.values():
        assert department.code in roles.departments and department.role in roles.roles
    for role in ROUTER.rules.roles:
        assert roles.roles[role].licence in Licence
    assert sum(len(p) for t in ROUTER.rules.terms.values() for p in t.values()) > 1500


@pytest.mark.parametrize(
    ("band", "years"),
    [("30+", 35), ("0+", 5), (7, 7), ("-1", None), (None, None), ("250+", None), ({}, None)],
)
def test_an_age_band_is_read_or_left(band: object, years: float | None) -> None:
    assert routing.years_of(band) == years


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300), st.one_of(st.none(), st.floats(0, 120)))
def test_no_text_breaks_the_routing(text: str, years: float | None) -> None:
    assert tell(text, years)["department"] in ROUTER.rules.departments


# --- the command


def ran(*words: str, given: str = "") -> tuple[int, list[str]]:
    found = CliRunner().invoke(group, list(words), input=given)
    return found.exit_code, found.output.splitlines()


def test_lines_in_lines_out_and_a_bad_line_is_an_error_object() -> None:
    lines = ['{"text": "牙疼", "age_band": "30+"}', "{", '{"text": 3}', "", '{"text": ""}']
    code, out = ran("--rules-only", given="\n".join(lines))
    first, second, third, last = map(json.loads, out)
    assert code == 1
    assert (first["department"], first["emergency"], first["level"]) == ("口腔科", False, "L3")
    assert set(first) >= {"department", "second", "role", "level", "emergency", "rules"}
    assert second["line"] == 2 and third["line"] == 3 and "error" in second
    assert last["department"] == "全科内科"


def test_good_lines_end_well() -> None:
    assert ran("--rules-only", given='{"text": "一侧手脚突然没劲"}')[0] == 0


# --- a model of one's own

EYE = [f"眼睛模糊看不清第{n}天 视物发花" for n in range(50)]
TOOTH = [f"牙齿酸软咬东西难受第{n}天 牙根" for n in range(50)]
ROWS = [(text, "眼科") for text in EYE] + [(text, "口腔科") for text in TOOTH]


def test_a_model_is_trained_measured_written_read_and_used(tmp_path: Path) -> None:
    source, out = tmp_path / "rows.jsonl", tmp_path / "model.json"
    lines = [json.dumps({"text": text, "department": name}) for text, name in ROWS]
    source.write_text("\n".join(lines), encoding="utf-8")
    code, said = ran("train", "--file", str(source), "--out", str(out))
    assert code == 0 and "not in use" in said[-1]
    model = routemodel.load(out)
    assert model.told["mixed"]["n"] == len(ROWS)
    assert max(model.chances("牙根"), key=lambda name: model.chances("牙根")[name]) == "口腔科"
    code, answer = ran("--model", str(out), given='{"text": "视物发花"}')
    assert json.loads(answer[0])["department"] == "眼科"


def test_only_n_grams_of_enough_cases_are_kept() -> None:
    rows = [*ROWS[:-1], (ROWS[-1][0] + "我叫欧阳某", "口腔科")]
    model = routetrain.train(rows, ROUTER, least_cases=5)
    assert not any("欧" in gram for gram in model.weights)
    for gram in model.weights:
        assert sum(gram in " ".join(text.split()) for text, _ in rows) >= 5


def test_the_plain_inference_is_that_of_the_library() -> None:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    third = [(f"膝盖疼爬楼难第{n}天", "骨科") for n in range(50)]
    rows = [*ROWS, *third]
    model = routetrain.train(rows, ROUTER, least_cases=5)
    vectors = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), min_df=5, sublinear_tf=True)
    linear = LogisticRegression(C=10.0, max_iter=2000)
    linear.fit(vectors.fit_transform([t for t, _ in rows]), [n for _, n in rows])
    said = "爬楼的时候眼睛发花"
    found = linear.predict_proba(vectors.transform([said]))[0]
    theirs = dict(zip(linear.classes_, found, strict=True))
    assert model.chances(said) == pytest.approx(theirs, abs=1e-3)


def test_too_few_rows_are_refused_in_plain_words() -> None:
    with pytest.raises(routetrain.CannotTrain, match="too few"):
        routetrain.train(ROWS[:10], ROUTER)


@pytest.mark.parametrize("change", ["x", '{"format": 9}', "[]"])
def test_what_is_no_model_is_refused(tmp_path: Path, change: str) -> None:
    file = tmp_path / "model.json"
    file.write_text(change, encoding="utf-8")
    with pytest.raises(BadModel):
        routemodel.load(file)


def test_a_changed_model_is_refused(tmp_path: Path) -> None:
    text = routemodel.dump(routetrain.train(ROWS, ROUTER))
    assert '"share": ' in text
    with pytest.raises(BadModel, match="changed"):
        routemodel.parse(text.replace('"bias": [', '"bias": [ 9.0, ', 1))


def test_a_model_is_switched_on_and_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routemodel, "ACTIVE", tmp_path / "var" / "model.json")
    file = tmp_path / "made.json"
    file.write_text(routemodel.dump(routetrain.train(ROWS, ROUTER)), encoding="utf-8")
    assert ran("use", str(file))[0] == 0 and routemodel.ACTIVE.exists()
    assert ran("off")[0] == 0 and not routemodel.ACTIVE.exists()
    assert ran("use", str(tmp_path / "none.json"))[0] == 1
