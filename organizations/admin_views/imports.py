"""Import of the directory in the admin: upload, see what would happen, write it, keep the report."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from organizations.models import DirectoryImport, Organization
from organizations.services import uploads
from organizations.services.columns import CONTACTS, KNOWN, REQUIRED
from organizations.services.import_report import ImportReport
from organizations.services.reading import MAX_BYTES, MAX_ROWS
from portal.base.errors import PortalError
from portal.base.languages import current_language

PERMISSION = "organizations.import_directory"
SHOWN = 200
State = DirectoryImport.State


class ImportView(View):
    """Only for those who may import the directory."""

    breadcrumbs_items: list[dict[str, Any]] = []
    index_url_name = detail_url_name = progress_url_name = report_url_name = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Turn away everybody else."""
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def upload(self) -> DirectoryImport:
        """Return the upload of the address."""
        rows = DirectoryImport.objects.select_related("uploaded_by").defer("content")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here: all imports, then the file."""
        items = [{"url": reverse(self.index_url_name), "label": _("Import the directory")}]
        if "pk" in self.kwargs:
            items.append({"url": "", "label": self.upload.file_name})
        return [*self.breadcrumbs_items, *items]

    def url(self, name: str) -> str:
        """Return the address of another screen of this upload."""
        return reverse(name, args=[self.upload.pk])


class UploadForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label=_("File"),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.tsv,.txt"}),
        allow_empty_file=True,
    )

    def clean_file(self) -> UploadedFile:
        """Refuse a file that is too large before it is read."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError(
                _("The file is larger than %(limit)s MB."), params={"limit": MAX_BYTES // 1024 // 1024}
            )
        return file


class ImportIndexView(ImportView, WagtailAdminTemplateMixin, FormView):
    """Earlier imports, and the form for a new file."""

    page_title = _("Import the directory")
    header_icon = "upload"
    template_name = "organizations/admin/imports.html"
    form_class = UploadForm

    def form_valid(self, form: UploadForm) -> HttpResponse:
        """Take the file in and show what it would do."""
        file = form.cleaned_data["file"]
        try:
            upload = uploads.start(
                file.read(), file.name, actor=self.request.user, language=current_language()
            )
        except PortalError as error:
            form.add_error("file", str(error.message))
            return self.form_invalid(form)
        return redirect(reverse(self.detail_url_name, args=[upload.pk]))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the earlier imports and what a file may hold."""
        rows = DirectoryImport.objects.select_related("uploaded_by").defer("content", "report")
        page = Paginator(rows, 20).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            imports=page,
            detail_url_name=self.detail_url_name,
            columns=", ".join(name for name in KNOWN if name not in CONTACTS),
            contact_columns=", ".join(CONTACTS),
            required=", ".join(REQUIRED),
            max_rows=MAX_ROWS,
            max_megabytes=MAX_BYTES // 1024 // 1024,
            **kwargs,
        )


class ImportDetailView(ImportView, WagtailAdminTemplateMixin, TemplateView):
    """One file: how far it is, what it does or would do, and the button that writes it."""

    page_title = _("Import of the directory")
    header_icon = "upload"
    template_name = "organizations/admin/import.html"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Write the file that was tried."""
        try:
            done = uploads.write(self.upload, language=current_language())
        except PortalError as error:
            messages.error(request, str(error.message))
        else:
            if done.state == State.APPLIED:
                messages.success(request, _("Everything was written."))
        return redirect(self.url(self.detail_url_name))

    def get_page_subtitle(self) -> str:
        """Name the file."""
        return self.upload.file_name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the report, with names for the numbers, and where progress is told."""
        report = ImportReport.from_json(self.upload.report) if self.upload.report else None
        done, total = uploads.progress_of(self.upload)
        return super().get_context_data(
            upload=self.upload,
            report=report,
            counts=report.counts() if report else {},
            added=_named(report.added[:SHOWN]) if report else [],
            changed=report.changed[:SHOWN] if report else [],
            kept=report.kept[:SHOWN] if report else [],
            refused=report.refused[:SHOWN] if report else [],
            shown=SHOWN,
            is_running=self.upload.state in (State.CHECKING, State.APPLYING),
            can_write=self.upload.state == State.CHECKED,
            done=done,
            total=total,
            progress_url=self.url(self.progress_url_name),
            report_url=self.url(self.report_url_name),
            index_url=reverse(self.index_url_name),
            **kwargs,
        )


def _named(numbers: list[int]) -> list[tuple[int, str]]:
    """Return numbers with short names, where the organisations are there already."""
    rows = Organization.objects.filter(number__in=numbers).only("number", "short_kk", "short_ru", "short_en")
    names = {row.number: row.short().text for row in rows}
    return [(number, names.get(number, "")) for number in numbers]


class ImportProgressView(ImportView):
    """How far a file is, for the script of the page."""

    def get(self, request: HttpRequest, pk: int) -> JsonResponse:
        """Answer in a few numbers."""
        done, total = uploads.progress_of(self.upload)
        running = self.upload.state in (State.CHECKING, State.APPLYING)
        return JsonResponse({"running": running, "done": done, "total": total})


class ImportReportView(ImportView):
    """The report as the command writes it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Answer with a text file."""
        lines = ImportReport.from_json(self.upload.report).lines() if self.upload.report else []
        response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="import-{self.upload.pk}.txt"'
        return response
