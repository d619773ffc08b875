#include "core/pathway/engine.h"

namespace caseway::pathway {
namespace {

Document Texts(const std::vector<std::string>& texts) {
  Document::List list;
  for (const std::string& text : texts) list.emplace_back(text);
  return Document(std::move(list));
}

Document OwnerDocument(const Owner& owner) {
  Document document(Document::Members{});
  document.Set("team", owner.team).Set("worker", owner.worker.value).Set("managers", owner.managers);
  return document;
}

Document Clocks(const std::vector<ClockView>& clocks) {
  Document::List list;
  for (const ClockView& clock : clocks) {
    Document entry;
    entry.Set("id", clock.rule->id).Set("title", clock.rule->title).Set("due", clock.due.ToDocument());
    list.push_back(std::move(entry));
  }
  return Document(std::move(list));
}

Document Opens(const std::vector<OpenedCase>& opens) {
  Document::List list;
  for (const OpenedCase& opened : opens)
    list.push_back(Document().Set("pathway", opened.pathway).Set("capacity", opened.capacity));
  return Document(std::move(list));
}

}  // namespace

Document Decision::ToDocument() const {
  Document document;
  document.Set("action", action).Set("state", state).Set("moves", moves).Set("owner", OwnerDocument(owner));
  document.Set("due", due ? due->ToDocument() : Document());
  document.Set("amber_from", amber_from ? Document(FormatIso(*amber_from)) : Document());
  document.Set("clocks", Clocks(clocks)).Set("stopped", Texts(stopped));
  document.Set("pause_starts", pause_starts).Set("pause_ends", pause_ends).Set("decisions", decisions);
  document.Set("ends", ends ? Document(EndEffectName(*ends)) : Document()).Set("outcome", outcome);
  document.Set("opens", Opens(opens)).Set("letters", Texts(letters)).Set("effects", Texts(effects));
  document.Set("form", form).Set("reason", reason).Set("reason_text", reason_text);
  return document;
}

}  // namespace caseway::pathway
