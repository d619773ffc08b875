// The styles, scripts and images of the pages, carried inside the program.
//
//   const Asset* asset = FindAsset("/assets/caseway-1f2e3d4c5b6a.css");   // what a browser asks for
//   std::string_view path = AssetPath("caseway.css");                     // what a page writes
//
// Paths hold a hash of the content: answer with `Cache-Control: public, max-age=31536000, immutable`.
// Threads: constant data; share freely.
#pragma once

#include <span>
#include <string_view>

namespace caseway::assets {

struct Asset {
  std::string_view name;          // "caseway.css"
  std::string_view path;          // "/assets/caseway-1f2e3d4c5b6a.css"
  std::string_view content_type;  // "text/css; charset=utf-8"
  std::string_view bytes;
  std::string_view gzip;  // the same, for browsers that accept gzip
};

// By path; nullptr when there is none.
const Asset* FindAsset(std::string_view path);

// The path of an asset by its plain name: "caseway.css", "caseway.js", "icon.svg". Requires: it exists.
std::string_view AssetPath(std::string_view name);

std::span<const Asset> AllAssets();

}  // namespace caseway::assets
