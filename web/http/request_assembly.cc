#include "web/http/request_assembly.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "web/http/decoding.h"
#include "web/http/multipart.h"
#include "web/http/tokens.h"

namespace caseway::http {
namespace {

constexpr Refusal kBadTarget{400, "The address asked for is not one we can read."};
constexpr Refusal kBadCookies{400, "The cookies sent are not ones we can read."};
constexpr Refusal kBadForm{400, "The form sent is not one we can read."};

bool ReadTarget(std::string_view target, std::size_t most_fields, Request& request) {
  const std::size_t end = std::min(target.find('?'), target.size());
  request.path = target.substr(0, end);
  std::optional<std::vector<std::string>> segments = SplitPath(request.path);
  std::optional<Fields> query = ParseForm(target.substr(std::min(end + 1, target.size())), most_fields);
  if (!segments || !query) return false;
  request.segments = std::move(*segments);
  request.query = std::move(*query);
  return true;
}

bool ReadBody(std::string_view content_type, std::string body, std::size_t most_fields, Request& request) {
  const std::string type = LowerCopy(TrimBlanks(content_type.substr(0, content_type.find(';'))));
  if (type == "application/x-www-form-urlencoded") {
    std::optional<Fields> form = ParseForm(body, most_fields);
    if (form) request.form = std::move(*form);
    return form.has_value();
  }
  if (type == "multipart/form-data") {
    std::optional<MultipartForm> form = ParseMultipart(body, content_type, most_fields);
    if (!form) return false;
    request.form = std::move(form->fields);
    request.uploads = std::move(form->uploads);
    return true;
  }
  request.body = std::move(body);
  return true;
}

}  // namespace

std::variant<Request, Refusal> AssembleRequest(const HeaderBlock& block, std::string head, std::string body,
                                               std::size_t most_fields) {
  Request request;
  request.method = block.method;
  if (!ReadTarget(block.target, most_fields, request)) return kBadTarget;
  std::optional<Fields> cookies = ParseCookies(FindHeader(head, "cookie"));
  if (!cookies) return kBadCookies;
  request.cookies = std::move(*cookies);
  if (!ReadBody(block.content_type, std::move(body), most_fields, request)) return kBadForm;
  request.head = std::move(head);
  return request;
}

}  // namespace caseway::http
