"""Every effect by its name: what a `Do` step or a key of a `Human` step asks the turn to run."""

from __future__ import annotations

from bot.clinic import entry, intake, joining
from bot.clinic.context import Answers, Context, Effect

__all__ = ["EFFECTS", "Answers", "Context", "Effect"]

_ALL: tuple[Effect, ...] = (
    entry.menu_facts,
    entry.consent_given,
    entry.consent_refused,
    entry.reset_consent,
    entry.my_case,
    entry.toggle_larger,
    entry.larger_on,
    entry.set_language,
    entry.toggle_notices,
    entry.wording,
    entry.patients_saved,
    entry.patient_use,
    entry.patient_seek,
    entry.patient_keep,
    intake.complaint_kind,
    intake.read_fever,
    intake.assess,
    intake.raise_alarm,
    intake.store_intake,
    joining.doctor_facts,
    joining.suggest_role,
    joining.words_needed,
    joining.open_case,
    joining.queue_look,
    joining.queue_cancel,
    joining.case_finish,
    joining.rate,
)

EFFECTS: dict[str, Effect] = {effect.__name__: effect for effect in _ALL}
