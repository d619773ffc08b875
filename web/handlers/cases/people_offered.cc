#include "web/handlers/cases/people_offered.h"

#include <algorithm>

#include "core/forms/answer_path.h"
#include "core/forms/answer_value.h"
#include "core/people/nhs_number.h"
#include "web/handlers/people/search_words.h"
#include "web/views/person_hits.h"
#include "web/views/person_page.h"
#include "web/views/person_words.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using forms::QuestionType;

constexpr int kMostFound = 10;

// The paths of all questions about people, a row of a group each.
std::vector<std::string> PersonPaths(const forms::FormDefinition& form, const Document& answers) {
  std::vector<std::string> paths;
  for (const auto& question : form.questions) {
    if (question.type == QuestionType::kPerson) paths.push_back(question.id);
    for (const auto& inner : question.questions) {
      if (inner.type != QuestionType::kPerson) continue;
      // A group shows one row even when it has none.
      const std::size_t rows = std::max<std::size_t>(answers[question.id].Items().size(), 1);
      for (std::size_t row = 0; row < rows; ++row) paths.push_back(forms::RowPath(question.id, row, inner.id));
    }
  }
  return paths;
}

// One person once: what each tie says of them stands together.
void Add(std::vector<PersonOffered>& around, const std::string& name, PersonId id, const std::string& tie) {
  for (auto& one : around) {
    if (one.id != id.value) continue;
    if (one.words.find(tie) == std::string::npos) one.words += ", " + tie;
    return;
  }
  around.push_back({id.value, name + ", " + tie});
}

std::vector<PersonOffered> Around(const Visit& visit, Record& record, const SeenCase& seen) {
  std::vector<PersonOffered> around;
  for (const auto& tie : record.people().Relationships(seen.row.subject, visit.viewer())) {
    const bool may_see = !tie.other_name.empty() && !access::IsDeclared(visit.actor, tie.other);
    if (may_see && !tie.until) Add(around, tie.other_name, tie.other, RelationshipWords(visit, tie));
  }
  for (const auto& party : seen.parties) {
    if (party.person != seen.row.subject)
      Add(around, party.name, party.person, CodeLabel(visit, "party-roles", party.role));
  }
  return around;
}

std::optional<PersonOffered> Named(const Visit& visit, Record& record, std::int64_t id) {
  const auto person = record.people().Find(PersonId{id});
  if (!person) return PersonOffered{id, "No person has the reference " + ReferenceOf(id)};
  const auto relation = access::RelationTo(visit.actor, person->id);
  if (!access::May(visit.roles(), visit.actor, access::Permission::kSeePerson, relation)) return std::nullopt;
  return PersonOffered{id, person->DisplayName() + ", born " + views::BornWords(person->born, visit.now, person->died) +
                               ", reference " + ReferenceOf(id)};
}

std::vector<PersonOffered> Found(const Visit& visit, Record& record, const SeenCase& seen, const std::string& name) {
  PersonQuery query = ReadSearchWords(name);
  query.limit = kMostFound;
  std::vector<PersonOffered> found;
  for (const auto& hit : record.people().Search(query, visit.viewer())) {
    if (hit.id != seen.row.subject) found.push_back({hit.id.value, HitWords(visit, hit)});
  }
  return found;
}

// Whom the answer names, or who is found for it. An NHS number typed without blanks looks like an id of ours.
void OfferFor(const Visit& visit, Record& record, const SeenCase& seen, const std::string& path, const Document& answer,
              PeopleOffered& people) {
  const std::int64_t id = PersonIdOf(answer);
  const bool is_number = id != 0 && ParseNhsNumber(answer.Text()) && !record.people().Find(PersonId{id});
  if (is_number) people.chosen.emplace(path, PersonOffered{id, "“" + answer.Text() + "”: nobody is chosen yet"});
  else if (id != 0)
    if (auto named = Named(visit, record, id)) people.chosen.emplace(path, *std::move(named));
  if (people.may_find && (id == 0 || is_number) && !forms::IsUnanswered(answer))
    people.found.emplace(path, Found(visit, record, seen, answer.Text()));
}

}  // namespace

PeopleOffered OfferPeople(const Visit& visit, Record& record, const SeenCase& seen, const forms::FormDefinition& form,
                          const Document& answers) {
  PeopleOffered people;
  const auto paths = PersonPaths(form, answers);
  if (paths.empty()) return people;
  people.may_find = visit.Holds(access::Permission::kFindPerson);
  people.around = Around(visit, record, seen);
  for (const auto& path : paths) OfferFor(visit, record, seen, path, forms::AnswerAt(answers, path), people);
  return people;
}

PeopleOffered OfferPeopleFor(const Visit& visit, Record& record, const SeenCase& seen, const std::string& path,
                             const Document& answer) {
  PeopleOffered people;
  people.may_find = visit.Holds(access::Permission::kFindPerson);
  people.around = Around(visit, record, seen);
  OfferFor(visit, record, seen, path, answer, people);
  return people;
}

std::vector<std::int64_t> IdsOf(const PeopleOffered& people) {
  std::vector<std::int64_t> ids;
  for (const auto& person : people.around) ids.push_back(person.id);
  for (const auto& [path, person] : people.chosen) ids.push_back(person.id);
  for (const auto& [path, found] : people.found) {
    for (const auto& person : found) ids.push_back(person.id);
  }
  return ids;
}

void AddNamed(const Visit& visit, Record& record, const forms::FormDefinition& form, const Document& answers,
              PeopleNamed& named) {
  for (const auto& path : PersonPaths(form, answers)) {
    const std::int64_t id = PersonIdOf(forms::AnswerAt(answers, path));
    if (id == 0 || named.count(id) > 0) continue;
    if (auto person = Named(visit, record, id)) named.emplace(id, std::move(person->words));
  }
}

std::vector<std::int64_t> IdsOf(const PeopleNamed& people) {
  std::vector<std::int64_t> ids;
  for (const auto& [id, words] : people) ids.push_back(id);
  return ids;
}

}  // namespace caseway::web
