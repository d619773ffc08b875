#include "core/casework/deed.h"
#include "core/pathway/arrivals.h"
#include "core/people/nhs_number.h"
#include "core/people/postcode.h"
#include "web/handlers/handlers.h"
#include "web/handlers/people/search_words.h"
#include "web/views/person_hits.h"
#include "web/views/person_page.h"
#include "web/views/person_words.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Url;
using html::Writer;

constexpr int kPageSize = 25;

struct Asked {
  PersonQuery query;
  Error error{ErrorCode::kInvalidInput, "Check what you are looking for."};
  bool Has() const {
    return !query.words.empty() || query.born || query.born_year > 0 || !query.nhs_number.empty() ||
           !query.postcode.empty();
  }
};

std::string PostcodeBegin(const std::string& typed) {
  if (const auto whole = ParsePostcode(typed)) return *whole;
  std::string out;
  for (char c : casework::Trimmed(typed)) out += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return out;
}

Asked Read(const Visit& visit) {
  Asked asked;
  asked.query = ReadSearchWords(visit.Query("q"));
  if (const std::string born = casework::Trimmed(visit.Query("born")); !born.empty()) {
    const auto date = views::ParseDay(born);
    if (date) asked.query.born = *date;
    else asked.error.fields.push_back({"born", date.error().say});
  }
  if (const std::string number = casework::Trimmed(visit.Query("nhs_number")); !number.empty()) {
    const auto digits = ParseNhsNumber(number);
    if (digits) asked.query.nhs_number = *digits;
    else asked.error.fields.push_back({"nhs_number", digits.error().say});
  }
  if (const std::string postcode = casework::Trimmed(visit.Query("postcode")); !postcode.empty())
    asked.query.postcode = PostcodeBegin(postcode);
  asked.query.limit = kPageSize + 1;
  asked.query.offset = visit.QueryNumber("offset");
  return asked;
}

html::InputOptions Box(const Visit& visit, std::string_view name, html::Str label, html::Str hint, const Error* error) {
  html::InputOptions box{.name = name, .label = {.text = std::string(label.view())}, .error = ErrorFor(error, name)};
  if (!hint.empty()) box.hint = {.text = std::string(hint.view())};
  box.value = visit.Query(name);
  box.autocomplete = "off";
  box.spellcheck = false;
  return box;
}

void SearchForm(Writer& w, const Visit& visit, const Error* error) {
  w << "<form method=\"get\" action=\"/people\" role=\"search\" class=\"app-inline-form\" novalidate><div "
       "class=\"app-inline-form__wide\">";
  html::Input(w, Box(visit, "q", "Name",
                     "First and last name in any order; the start of each is enough. An NHS number, postcode, birth "
                     "date or year, or the reference of a person or case may be typed here too",
                     error));
  w << "</div>";
  auto born = Box(visit, "born", "Date of birth", "For example, 27/3/1950", error);
  born.classes = "govuk-input--width-10";
  html::Input(w, born);
  auto number = Box(visit, "nhs_number", "NHS number", "10 digits", error);
  number.classes = "govuk-input--width-10";
  number.inputmode = "numeric";
  html::Input(w, number);
  auto postcode = Box(visit, "postcode", "Postcode", "The start is enough", error);
  postcode.classes = "govuk-input--width-10";
  html::Input(w, postcode);
  html::Button(w, {.text = "Find"});
  w << "</form>";
}

// What was typed goes with them: the last word is taken for the last name.
Url AddUrl(const Visit& visit, const Asked& asked) {
  const std::string& words = asked.query.words;
  const auto blank = words.rfind(' ');
  Url url = Url::Path({"people", "new"});
  if (blank != std::string::npos) url = std::move(url).Query("first_names", words.substr(0, blank));
  if (!words.empty())
    url = std::move(url).Query("last_name", blank == std::string::npos ? words : words.substr(blank + 1));
  if (asked.query.born) url = std::move(url).Query("born", FormatShort(*asked.query.born));
  if (!asked.query.nhs_number.empty()) url = std::move(url).Query("nhs_number", asked.query.nhs_number);
  if (!visit.Query("postcode").empty()) url = std::move(url).Query("postcode", visit.Query("postcode"));
  return url;
}

void AddLink(Writer& w, const Visit& visit, const Asked& asked) {
  if (!visit.Holds(access::Permission::kAddPerson)) return;
  html::Button(w, {.text = "Add someone new", .href = AddUrl(visit, asked), .classes = "govuk-button--secondary"});
}

Url PageUrl(const Visit& visit, int offset) {
  Url url = Url::Path({"people"});
  for (const auto& field : visit.request.query) {
    if (field.name != "offset") url = std::move(url).Query(field.name, field.value);
  }
  return offset > 0 ? std::move(url).Query("offset", std::to_string(offset)) : url;
}

// How many there are, where they have all been read; else that there are more than stand here.
std::string FoundWords(int before, int here, bool more) {
  const int found = before + here;
  if (more)
    return "More than " + std::to_string(found) +
           " people found. Add a first name, a birth date or a postcode to narrow it.";
  return found == 1 ? "1 person found." : std::to_string(found) + " people found.";
}

void Results(Writer& w, const Visit& visit, const Asked& asked, const std::vector<PersonHit>& hits, bool more) {
  if (hits.empty()) {
    w << "<p class=\"govuk-body\" role=\"status\">No one found. Try fewer parts, or another spelling: part of one name "
         "is enough.</p>";
    return AddLink(w, visit, asked);
  }
  const bool alike = !hits.front().why.empty() || !hits.back().why.empty();
  const int offset = asked.query.offset;
  w << "<p class=\"govuk-body\" role=\"status\">" << FoundWords(offset, static_cast<int>(hits.size()), more) << "</p>";
  PersonHitTable(w, visit, hits, "People found", {.shows_why = alike});
  html::PaginationOptions pages;
  if (offset > 0) pages.previous = {.href = PageUrl(visit, std::max(0, offset - kPageSize))};
  if (more) pages.next = {.href = PageUrl(visit, offset + kPageSize)};
  if (more || offset > 0) html::Pagination(w, pages);
  w << "<p class=\"govuk-body\">Not the person you are looking for?</p>";
  AddLink(w, visit, asked);
}

// The record whose reference was typed, where this viewer may open it: any other is found no more than one that is not
// there. Who raised a concern gets to its receipt.
std::optional<Url> ByReference(const Visit& visit, Record& record) {
  const auto id = ParseReference(casework::Trimmed(visit.Query("q")));
  if (!id) return std::nullopt;
  if (const auto person = record.people().Find(PersonId{*id})) {
    const auto relation = access::RelationTo(visit.actor, person->id);
    if (access::May(visit.roles(), visit.actor, Permission::kSeePerson, relation)) return PersonUrl(person->id);
    return std::nullopt;
  }
  const auto row = record.cases().Find(CaseId{*id});
  if (!row) return std::nullopt;
  const bool named = record.cases().HasAccess(row->id, visit.actor.user, visit.now);
  const auto relation = casework::RelationTo(visit.actor, *row, named, record.cases().Parties(row->id));
  if (access::May(visit.roles(), visit.actor, Permission::kSeeCase, relation)) return CaseUrl(row->id);
  const bool raised = pathway::ReceivesConcerns(visit.library(), row->pathway) &&
                      row->facts["raised_by"].Number() == visit.actor.user.value;
  if (raised) return Url::Path({"concerns", PathReference(row->id), "receipt"});
  return std::nullopt;
}

}  // namespace

Answer ShowPeople(Visit& visit, Record& record) {
  if (const auto named = ByReference(visit, record)) return {http::SeeOther(named->str()), {}};
  const Asked asked = Read(visit);
  const Error* error = asked.error.fields.empty() ? nullptr : &asked.error;
  std::vector<PersonHit> hits;
  if (error == nullptr && asked.Has()) hits = record.people().Search(asked.query, visit.viewer());
  const bool more = static_cast<int>(hits.size()) > kPageSize;
  if (more) hits.resize(kPageSize);
  PageParts page{.title = "Find a person", .current = "/people", .errors = ErrorLinks(error)};
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Find a person</h1>";
    SearchForm(w, visit, error);
    if (error == nullptr && asked.Has()) Results(w, visit, asked, hits, more);
    else AddLink(w, visit, asked);
  };
  Shown shown;
  if (asked.Has()) shown = {.deed = AuditDeed::kSearched, .subject_kind = "list", .ids = IdsOf(hits)};
  return {Render(visit, std::move(page)), std::move(shown)};
}

}  // namespace caseway::web
