// Chrome: a page of ours around its main part: navigation by role, who is signed in, hidden fields of forms.
//
//   return {Render(visit, {.title = "My work", .current = "/work", .main = [&](Writer& w) { ... }}), shown};
//
//   FormStart(w, visit, Url::Path({"cases", ref, "notes"}));   // method post, csrf and a fresh command id
//   ...
//   FormEnd(w);
//
// Threads: a page a call.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/html/components.h"
#include "web/html/html.h"
#include "web/http/response.h"
#include "web/views/layout.h"
#include "web/visit.h"

namespace caseway::web {

struct PageParts {
  html::Str title = {};
  std::string_view current = {};  // path of the navigation item it belongs to: "/work"
  std::vector<html::ErrorLink> errors = {};
  html::Url back = {};  // a link back, above everything
  html::Str back_text = "Back";
  html::Content before_main = {};
  html::Content main = {};
  int status = 200;
};
http::Response Render(const Visit& visit, PageParts parts);

// What happened, what to do, the request's number; the unmet requirements when there are any. Nothing of the request is
// echoed.
http::Response ErrorPage(const Visit& visit, const Error& error, int status);

struct FormOptions {
  bool upload = false;               // multipart
  html::Attributes attributes = {};  // data-autosave and the like
  std::string command = {};          // "" makes a fresh one; give the typed one again after a refusal
};
void FormStart(html::Writer& w, const Visit& visit, const html::Url& action, const FormOptions& options = {});
void FormEnd(html::Writer& w);
void Hidden(html::Writer& w, std::string_view name, std::string_view value);
// The error beside a field, empty when it has none; and all of them as links for the summary.
html::ErrorMessageOptions ErrorFor(const Error* error, std::string_view field);
std::vector<html::ErrorLink> ErrorLinks(const Error* error);

// Addresses of records.
html::Url PersonUrl(PersonId id);
html::Url CaseUrl(CaseId id);
template <class Tag>
html::Url RecordUrl(std::string_view kind, Id<Tag> id, std::string_view more = {}) {
  return more.empty() ? html::Url::Path({kind, PathReference(id)}) : html::Url::Path({kind, PathReference(id), more});
}

}  // namespace caseway::web
