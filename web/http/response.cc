#include "web/http/response.h"

#include <algorithm>

#include "web/http/tokens.h"

namespace caseway::http {

Response Page(std::string html, int status) {
  Response response;
  response.status = status;
  response.body = std::move(html);
  return response;
}

bool IsLocalPath(std::string_view path) {
  if (path.empty() || path[0] != '/' || (path.size() > 1 && path[1] == '/')) return false;
  return std::all_of(path.begin(), path.end(), [](unsigned char c) { return c > 0x20 && c < 0x7F && c != '\\'; });
}

Response SeeOther(std::string path) {
  Response response;
  response.status = 303;
  response.location = IsLocalPath(path) ? std::move(path) : "/";
  return response;
}

Response Download(std::string bytes, std::string content_type, const std::string& file_name) {
  std::string safe = file_name;
  for (char& c : safe) {
    if (!IsAlphanumeric(c) && c != '.' && c != '-' && c != '_' && c != ' ') c = '_';
  }
  Response response;
  response.content_type = std::move(content_type);
  response.body = std::move(bytes);
  response.headers.push_back({"Content-Disposition", "attachment; filename=\"" + safe + "\""});
  return response;
}

Response Asset(std::string bytes, std::string content_type) {
  Response response;
  response.content_type = std::move(content_type);
  response.body = std::move(bytes);
  response.caching = Caching::kImmutable;
  return response;
}

}  // namespace caseway::http
