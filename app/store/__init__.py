"""Write: articles and their events are saved, revised and coded anew; each change takes a sequence number."""

from app.store.articles import Known
from app.store.saving import Coder, Saved, known, recode, save
from app.urls import canonical

__all__ = ["Coder", "Known", "Saved", "canonical", "known", "recode", "save"]
