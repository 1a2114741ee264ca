using System.Buffers;
using OrleansNotify.Http;

namespace OrleansNotify.Views;

/// <param name="Name">1 to 60 characters.</param>
/// <param name="Page"><c>deliveries</c>, <c>events</c> or <c>messages</c>.</param>
/// <param name="Query">What stands after <c>?</c> in the page's address, at most 2,000 characters.</param>
/// <param name="IsShared">Shown to all members of the tenant; null: false.</param>
internal sealed record ViewCommand(string? Name, string? Page, string? Query, bool? IsShared)
{
    private const int MaxName = 60;
    private const int MaxQuery = 2_000;
    private static readonly SearchValues<char> Unescaped = SearchValues.Create("#<>\"\\^`{|}");
    private static readonly string[] Pages = ["deliveries", "events", "messages"];

    public Problem? Check()
        => Name?.Trim() is not { Length: > 0 and <= MaxName } name || name.Any(char.IsControl) ? Problems.Invalid("name_invalid", $"name has 1 to {MaxName} characters.")
            : !Pages.Contains(Page) ? Problems.Invalid("page_invalid", $"page is {string.Join(", ", Pages)}.")
            : Query is null || Query.Length > MaxQuery || !IsQuery(Query) ? Problems.Invalid("query_invalid", $"query is what stands after ? in an address, escaped, at most {MaxQuery} characters.")
            : null;

    // Escaped as in an address (RFC 3986, 3.4): it becomes a part of one.
    private static bool IsQuery(string text) => !text.StartsWith('?') && !text.AsSpan().ContainsAnyExceptInRange('!', '~') && !text.AsSpan().ContainsAny(Unescaped);
}
