#include "web/views/list_cells.h"

#include "core/calendar/due.h"
#include "web/views/due_words.h"

namespace caseway::web {

using html::Writer;

html::TableCell LabelledCell(std::string_view label, html::Content content) {
  return {.text = std::move(content), .attributes = {{"data-label", label}}};
}

html::TableCell CountCell(std::string_view label, std::int64_t count) {
  html::TableCell cell = LabelledCell(label, std::to_string(count));
  cell.format = "numeric";
  return cell;
}

void CaseLink(Writer& w, const CaseCellOf& of) {
  w.Tag("<a class=\"govuk-link\"").Href(CaseUrl(of.id)).End() << of.subject;
  w << "<span class=\"govuk-visually-hidden\">, case " << Reference(of.id) << of.more << "</span></a>";
  if (of.restriction != Restriction::kNone) w << " <strong class=\"govuk-tag govuk-tag--purple\">Restricted</strong>";
}

html::TableCell DueCell(const Visit& visit, const WorkRow& row) {
  return LabelledCell("Due", [&visit, &row](Writer& w) {
    const bool is_limit = row.due_kind == DueKindName(DueKind::kLimit);
    const auto words = views::DueWordsOf(row.due_at, row.due_is_instant, visit.now, row.paused && !is_limit);
    html::Tag(w, {.text = words.text, .classes = words.tag_class});
    if (row.beside_at == Instant{}) return;
    if (is_limit) w << " <span class=\"govuk-body-s\">a limit</span>";
    w << "<br><span class=\"govuk-body-s\">" << views::BesideWords(row.beside_at, visit.now, !is_limit, row.paused)
      << "</span>";
  });
}

}  // namespace caseway::web
