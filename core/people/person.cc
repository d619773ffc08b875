#include "core/people/person.h"

namespace caseway {
namespace {

struct TextField {
  const char* name;
  std::string Person::*member;
};

constexpr TextField kTextFields[] = {
    {"title", &Person::title},
    {"first_names", &Person::first_names},
    {"last_name", &Person::last_name},
    {"preferred_name", &Person::preferred_name},
    {"gender", &Person::gender},
    {"nhs_number", &Person::nhs_number},
    {"address", &Person::address},
    {"postcode", &Person::postcode},
    {"phone", &Person::phone},
    {"email", &Person::email},
    {"gp_practice", &Person::gp_practice},
    {"language", &Person::language},
    {"residence", &Person::residence},
    {"primary_support_reason", &Person::primary_support_reason},
};

}  // namespace

std::string Person::DisplayName() const {
  if (!first_names.empty() && !last_name.empty()) return first_names + " " + last_name;
  if (!last_name.empty()) return last_name + " (first name not known)";
  if (!first_names.empty()) return first_names + " (surname not known)";
  return "Name not known";
}

Document ToDocument(const Person& person) {
  Document out{Document::Members{}};
  for (const auto& field : kTextFields) {
    if (!(person.*field.member).empty()) out.Set(field.name, person.*field.member);
  }
  if (person.born.precision != DatePrecision::kUnknown) out.Set("born", FormatIso(person.born));
  if (person.provisional) out.Set("provisional", true);
  if (person.identity_to_confirm) out.Set("identity_to_confirm", true);
  if (person.died) out.Set("died", FormatIso(*person.died));
  return out;
}

Person PersonFromDocument(const Document& document) {
  Person person;
  ApplyChanges(person, document);
  return person;
}

void ApplyChanges(Person& person, const Document& changes) {
  for (const auto& field : kTextFields) {
    if (changes.Contains(field.name)) person.*field.member = changes[field.name].Text();
  }
  if (changes.Contains("born")) {
    const auto born = ParseApproximateDate(changes["born"].Text());
    if (born) person.born = *born;
  }
  if (changes.Contains("provisional")) person.provisional = changes["provisional"].Truth();
  if (changes.Contains("identity_to_confirm")) person.identity_to_confirm = changes["identity_to_confirm"].Truth();
  if (changes.Contains("died")) {
    const auto died = ParseDate(changes["died"].Text());
    person.died = died ? std::optional(*died) : std::nullopt;
  }
}

Document LackedBy(const Person& kept, const Person& joined) {
  const Document known = ToDocument(kept), other = ToDocument(joined);
  const bool has_address = known.Contains("address") || known.Contains("postcode");
  Document lacked{Document::Members{}};
  const auto take = [&](const std::string& name) {
    if (other.Contains(name) && !known.Contains(name)) lacked.Set(name, other[name].Text());
  };
  for (const auto& field : kTextFields) {
    const std::string name = field.name;
    if (!has_address || (name != "address" && name != "postcode" && name != "residence")) take(name);
  }
  take("born"), take("died");
  return lacked;
}

}  // namespace caseway
