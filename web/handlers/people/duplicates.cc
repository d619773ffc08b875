#include "core/casework/people.h"
#include "web/frame.h"
#include "web/handlers/handlers.h"
#include "web/views/person_banner.h"
#include "web/views/person_page.h"
#include "web/views/person_words.h"

namespace caseway::web {
namespace {

using html::Url;
using html::Writer;

constexpr int kPageSize = 10;

struct Pair {
  PossibleDuplicate said;
  Person one, other;
  bool one_secret = false, other_secret = false;
};

// Pairs of records that this viewer may open, at most one page of them.
std::vector<Pair> PairsFor(const Visit& visit, Record& record, int offset) {
  std::vector<Pair> pairs;
  const Date today = LondonDate(visit.now);
  for (const auto& said : record.people().PossibleDuplicates(kPageSize, offset)) {
    const auto one = record.people().Find(said.person), other = record.people().Find(said.other);
    if (!one || !other || one->id == other->id) continue;
    if (access::IsDeclared(visit.actor, one->id) || access::IsDeclared(visit.actor, other->id)) continue;
    pairs.push_back({said, *one, *other, IsAddressSecret(record.people().Alerts(one->id, today)),
                     IsAddressSecret(record.people().Alerts(other->id, today))});
  }
  return pairs;
}

// The reasons without the postcode: it would give away the address that is kept secret on one of the two.
std::string WithoutPlace(std::string reasons) {
  constexpr std::string_view kPlace = "same postcode", kAnd = ", ";
  const auto at = reasons.find(kPlace);
  if (at == std::string::npos) return reasons;
  const bool first = at == 0;
  const auto from = first ? at : at - kAnd.size();
  const auto length = kPlace.size() + (first && reasons.size() == kPlace.size() ? 0 : kAnd.size());
  return reasons.erase(from, length);
}

void SideBySide(Writer& w, const Visit& visit, const Pair& pair) {
  const std::string label = "Two records side by side: " + Reference(pair.one.id) + " and " + Reference(pair.other.id);
  html::TableOptions options{.classes = "app-table--dense", .scroll_label = label};
  const bool secret = pair.one_secret || pair.other_secret;  // of one is of both, if they are one
  const std::string reasons = secret ? WithoutPlace(pair.said.reasons) : pair.said.reasons;
  options.caption = "Why they may be one: " + (reasons.empty() ? std::string("not said") : reasons);
  options.first_cell_is_header = true;
  options.head = {{.text = "Part"}, {.text = Reference(pair.one.id)}, {.text = Reference(pair.other.id)}};
  html::TableWriter table(w, options);
  const auto row = [&](std::string_view part, const std::string& one, const std::string& other) {
    table.Row();
    table.Cell(part);
    table.Cell(one);
    table.Cell(other);
  };
  row("Born", views::BornWords(pair.one.born, visit.now), views::BornWords(pair.other.born, visit.now));
  row("NHS number", views::NhsWords(pair.one.nhs_number), views::NhsWords(pair.other.nhs_number));
  row("Address", AddressFor(visit, pair.one, secret), AddressFor(visit, pair.other, secret));
  row("Phone", pair.one.phone, pair.other.phone);
  row("Preferred name", pair.one.preferred_name, pair.other.preferred_name);
  table.End();
}

void RecordLink(Writer& w, const Person& person) {
  w.Tag("<a class=\"govuk-link\"").Href(PersonUrl(person.id)).End()
      << person.DisplayName() << "<span class=\"govuk-visually-hidden\">, " << Reference(person.id) << "</span></a>";
}

std::string PairName(const Pair& pair) { return PathReference(pair.one.id) + "-" + PathReference(pair.other.id); }

void AnswerForm(Writer& w, const Visit& visit, const Pair& pair, const Error* error) {
  const std::string name = PairName(pair);
  const bool is_typed = visit.Form("pair") == name;
  const Error* own = is_typed ? error : nullptr;
  FormStart(w, visit, Url::Path({"duplicates"}));
  Hidden(w, "pair", name);
  Hidden(w, "person", PathReference(pair.one.id));
  Hidden(w, "other", PathReference(pair.other.id));
  html::RadiosOptions answer{.name = "answer", .id_prefix = "answer-" + name, .classes = "govuk-radios--small"};
  answer.fieldset = {.legend = {.text = "Are they one person?", .classes = "govuk-fieldset__legend--s"}};
  answer.value = is_typed ? visit.Form("answer") : pair.said.answer;
  answer.error = ErrorFor(own, "answer-" + name);
  answer.items = {{.value = "same", .text = "Same person: keep " + Reference(pair.one.id)},
                  {.value = "same-other", .text = "Same person: keep " + Reference(pair.other.id)},
                  {.value = "not", .text = "Two people: never ask again"},
                  {.value = "unsure", .text = "Not sure: leave it here"}};
  html::Radios(w, answer);
  html::Input(w, {.name = "reason",
                  .label = {.text = "How you know"},
                  .error = ErrorFor(own, "reason-" + name),
                  .value = is_typed ? visit.Form("reason") : "",
                  .id = "reason-" + name});
  html::Button(w, {.text = [&](Writer& in) {
                 in << "Save answer<span class=\"govuk-visually-hidden\"> about " << Reference(pair.one.id) << " and "
                    << Reference(pair.other.id) << "</span>";
               }});
  FormEnd(w);
}

void OnePair(Writer& w, const Visit& visit, const Pair& pair, const Error* error) {
  w << "<section class=\"govuk-!-margin-bottom-8\"><h2 class=\"govuk-heading-m\">";
  RecordLink(w, pair.one);
  w << " and ";
  RecordLink(w, pair.other);
  w << "</h2>";
  SideBySide(w, visit, pair);
  if (visit.Holds(access::Permission::kMergePeople)) AnswerForm(w, visit, pair, error);
  w << "</section>";
}

Url ListUrl(int offset) {
  Url url = Url::Path({"duplicates"});
  return offset > 0 ? std::move(url).Query("offset", std::to_string(offset)) : url;
}

Answer Page(Visit& visit, Record& record, const Error* error) {
  const int offset = visit.QueryNumber("offset");
  const auto pairs = PairsFor(visit, record, offset);
  const int all = record.people().PossibleDuplicateCount();
  PageParts page{.title = "Possible duplicates", .current = "/duplicates", .errors = ErrorLinks(error)};
  if (error != nullptr) page.status = StatusOf(error->code);
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Possible duplicates</h1><p class=\"govuk-body\">Nothing is joined by itself: "
         "you decide. Joining keeps both records' notes and cases together, and can be undone.</p>";
    ErrorWithoutField(w, error);
    if (pairs.empty()) w << "<p class=\"govuk-body\">No pair waits for an answer here.</p>";
    for (const auto& pair : pairs) OnePair(w, visit, pair, error);
    html::PaginationOptions pages;
    if (offset > 0) pages.previous = {.href = ListUrl(std::max(0, offset - kPageSize))};
    if (offset + kPageSize < all) pages.next = {.href = ListUrl(offset + kPageSize)};
    if (offset > 0 || offset + kPageSize < all) html::Pagination(w, pages);
  };
  Shown shown{.subject_kind = "list"};
  for (const auto& pair : pairs) {
    shown.ids.push_back(pair.one.id.value);
    shown.ids.push_back(pair.other.id.value);
  }
  return {Render(visit, std::move(page)), std::move(shown)};
}

// The use case names its fields plainly; on this page each pair has its own.
Error OfPair(const Visit& visit, Error error) {
  for (auto& fault : error.fields) fault.field += "-" + visit.Form("pair");
  return error;
}

}  // namespace

Answer ShowDuplicates(Visit& visit, Record& record) { return Page(visit, record, nullptr); }

Outcome AnswerDuplicate(Visit& visit, Record& record) {
  auto person = visit.FormId<PersonId>("person"), other = visit.FormId<PersonId>("other");
  std::string answer = visit.Form("answer");
  if (answer == "same-other") {
    std::swap(person, other);
    answer = "same";
  }
  if (answer.empty()) {
    const Error error = OfPair(visit, InvalidField("answer", "Choose whether they are the same person."));
    return Page(visit, record, &error);
  }
  Plan plan;
  plan.work = [person, other, answer, reason = visit.Form("reason")](WritableRecord& writable, Visit& v) {
    return casework::AnswerDuplicate(writable, person, other, answer, reason, v.deed());
  };
  plan.then = [person, other, answer](Visit&, const Document&) {
    Answer done = DoneAt(person, answer == "same" ? std::move(PersonUrl(person)).Query("from", PathReference(other))
                                                  : Url::Path({"duplicates"}));
    done.shown.ids.push_back(other.value);
    return done;
  };
  plan.refused = [](Visit& v, Record& again, const Error& error) {
    const Error own = OfPair(v, error);
    return Page(v, again, &own);
  };
  return plan;
}

}  // namespace caseway::web
