"""Every field that will be sent, each with a real example."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.model.api import FieldExample
from app.ui.dialog import Dialog
from app.ui.presenters.review import fields_by_kind
from app.ui.widgets.text import Text


class FieldsDialog(Dialog):
    """Lists fields by kind of record."""

    def __init__(self, fields: Sequence[FieldExample], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What is sent"), parent, width=720)
        self.setMinimumHeight(560)
        self.body.addWidget(
            Text(self.tr("Examples are from your store. Anything that is not listed stays there."), "secondary")
        )
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("Fields that are sent, with examples"))
        self.tree.setHeaderLabels([self.tr("Field"), self.tr("Example")])
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.setRootIsDecorated(False)
        for kind, pairs in fields_by_kind(fields).items():
            self._add_kind(kind, pairs)
        self.body.addWidget(self.tree, 1)
        self.add_close().setFocus()

    def _add_kind(self, kind: str, pairs: list[tuple[str, str]]) -> None:
        top = QTreeWidgetItem([kind])
        font = QFont(self.tree.font())
        font.setWeight(QFont.Weight.DemiBold)
        top.setFont(0, font)
        for name, example in pairs:
            top.addChild(QTreeWidgetItem([name, example]))
        self.tree.addTopLevelItem(top)
        top.setExpanded(True)
