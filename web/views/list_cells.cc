#include "web/views/list_cells.h"

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

void DueTag(Writer& w, const Visit& visit, const DueOf& due) {
  const auto words = views::DueWordsOf(due.at, due.is_instant, visit.now, due.paused);
  html::Tag(w, {.text = words.text, .classes = words.tag_class});
}

html::TableCell DueCell(const Visit& visit, const DueOf& due, std::string_view label) {
  return LabelledCell(label, [&visit, due](Writer& w) { DueTag(w, visit, due); });
}

}  // namespace caseway::web
