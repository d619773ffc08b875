#include "web/chrome.h"

#include "web/service.h"
#include "web/version.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Url;

struct MenuItem {
  std::string_view text;
  std::string_view path;
  Permission permission;
};

// clang-format off
constexpr MenuItem kMenu[] = {
    {"My work", "/work", Permission::kWorkCase},
    {"For my decision", "/decisions", Permission::kWorkCase},
    {"Team", "/team", Permission::kSeeTeamWork},
    {"Find a person", "/people", Permission::kFindPerson},
    {"Log a contact", "/contacts/new", Permission::kOpenCase},
    {"Safeguarding", "/safeguarding", Permission::kSeeHub},
    {"Board", "/board", Permission::kSeeBoard},
    {"Arrivals", "/arrivals", Permission::kImportReferrals},
    {"Duplicates", "/duplicates", Permission::kSeeDuplicates},
    {"Pathways", "/pathways", Permission::kSeePathways},
    {"Breaches", "/breaches", Permission::kSeeBreaches},
    {"Audit", "/audit", Permission::kSeeAudit},
    {"Users", "/users", Permission::kManageUsers},
    {"Settings", "/settings", Permission::kManageSettings},
    {"Erasure", "/erasures", Permission::kErase},
};
// clang-format on

std::vector<html::NavigationItem> Menu(const Visit& visit, std::string_view current) {
  std::vector<html::NavigationItem> items;
  if (!visit.signed_in()) return items;
  for (const auto& item : kMenu) {
    if (!visit.Holds(item.permission)) continue;
    items.push_back(
        {.text = item.text, .href = *Url::Check(item.path), .current = false, .active = item.path == current});
  }
  return items;
}

std::string_view HeadingFor(int status) {
  switch (status) {
    case 403: return "You cannot do this";
    case 404: return "Page not found";
    case 405: return "This address takes something else";
    case 409: return "This cannot be done now";
    case 422: return "Check what you entered";
    case 503: return "Not available just now";
    default: return "Sorry, there is a problem";
  }
}

std::string RoleTitles(const Visit& visit) {
  std::string out;
  for (const auto& role : visit.actor.roles) {
    const auto found = visit.library().roles.find(role);
    if (!out.empty()) out += ", ";
    out += found == visit.library().roles.end() ? role : found->second.title;
  }
  return out;
}

// About whom or what the page is, when it is about somebody: nobody looks them up again to raise a concern.
Url ConcernUrl(const Visit& visit) {
  Url url = Url::Path({"concerns", "new"});
  const auto person = visit.PathId<PersonId>("person");
  const auto id = visit.PathId<CaseId>("case");
  if (person) url = std::move(url).Query("person", PathReference(person));
  return id ? std::move(url).Query("case", PathReference(id)) : url;
}

}  // namespace

http::Response Render(const Visit& visit, PageParts parts) {
  views::Page page;
  page.title = std::move(parts.title);
  page.council = visit.council_name;
  page.navigation = Menu(visit, parts.current);
  page.demonstration = visit.demonstration;
  page.errors = std::move(parts.errors);
  page.back = std::move(parts.back);
  page.back_text = std::move(parts.back_text);
  page.before_main = std::move(parts.before_main);
  page.main = std::move(parts.main);
  page.version = kVersion;
  if (visit.signed_in()) {
    page.signed_in = visit.actor.name;
    page.role = RoleTitles(visit);
    page.sign_out = Url("/sign-out");
    page.csrf = visit.csrf;
    if (visit.Holds(Permission::kFindPerson) && visit.request.path != "/people") page.find = Url("/people");
    if (visit.Holds(Permission::kRaiseConcern)) page.raise_concern = ConcernUrl(visit);
    page.printed = FormatLong(visit.now) + " by " + visit.actor.name;
    page.session = {.ends_after_seconds = 30 * 60,
                    .warns_before_seconds = 120,
                    .keep_alive = Url("/keep-alive"),
                    .ended = Url("/sign-in")};
  }
  return http::Page(views::Layout(page).Release(), parts.status);
}

http::Response ErrorPage(const Visit& visit, const Error& error, int status) {
  PageParts parts;
  parts.title = HeadingFor(status);
  parts.status = status;
  parts.main = [&](html::Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">" << HeadingFor(status) << "</h1><p class=\"govuk-body\">" << error.say
      << "</p>";
    if (!error.unmet.empty()) {
      w << "<ul class=\"govuk-list govuk-list--bullet\">";
      for (const auto& unmet : error.unmet) w << "<li>" << unmet.say << " (" << unmet.rule << ")</li>";
      w << "</ul>";
    }
    for (const auto& field : error.fields) w << "<p class=\"govuk-body\">" << field.say << "</p>";
    w << "<p class=\"govuk-body\">"
      << (visit.request.IsRead() ? "Go back, or choose where to go from the links above."
                                 : "Go back in your browser: what you typed still stands in the form there.")
      << "</p>";
    w << "<p class=\"govuk-hint\">Reference for support: " << visit.request.id << "</p>";
  };
  return Render(visit, std::move(parts));
}

void FormStart(html::Writer& w, const Visit& visit, const Url& action, const FormOptions& options) {
  html::OpenedTag tag = w.Tag("<form method=\"post\" novalidate");
  tag.Action(action);
  if (options.upload) tag.Attr("enctype", "multipart/form-data");
  tag.All(options.attributes).End();
  Hidden(w, "csrf", visit.csrf);
  Hidden(w, "command", options.command.empty() ? visit.NewCommandId() : options.command);
}

void FormEnd(html::Writer& w) { w << "</form>"; }

void Hidden(html::Writer& w, std::string_view name, std::string_view value) {
  w.Tag("<input type=\"hidden\"").Attr("name", name).Attr("value", value).End();
}

html::ErrorMessageOptions ErrorFor(const Error* error, std::string_view field) {
  if (error == nullptr) return {};
  for (const auto& fault : error->fields) {
    if (fault.field == field) return {.text = fault.say};
  }
  return {};
}

std::vector<html::ErrorLink> ErrorLinks(const Error* error) {
  std::vector<html::ErrorLink> links;
  if (error == nullptr) return links;
  for (const auto& fault : error->fields) links.push_back({.text = fault.say, .href = Url::Fragment(fault.field)});
  for (const auto& unmet : error->unmet) links.push_back({.text = unmet.say + " (" + unmet.rule + ")"});
  if (links.empty()) links.push_back({.text = error->say});
  return links;
}

Url PersonUrl(PersonId id) { return RecordUrl("people", id); }
Url CaseUrl(CaseId id) { return RecordUrl("cases", id); }

}  // namespace caseway::web
