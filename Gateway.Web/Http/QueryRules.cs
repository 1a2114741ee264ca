namespace OrleansNotify.Http;

/// <summary>
/// What a query must be before anything reads it: no U+0000, which PostgreSQL's text cannot hold, and no name twice, of which one server
/// reads the first and another the last.
/// </summary>
internal static class QueryRules
{
    // A list of values in the filter of deliveries and of events; each of them counts.
    private static readonly string[] ListNames = ["status", "source", "type", "endpoint"];
    private static readonly string[] ListPaths = ["/v1/deliveries", "/v1/deliveries.csv", "/v1/deliveries.pdf", "/v1/events"];

    // The dashboard reads its addresses itself; the server only hands out the page.
    private const string Pages = "/app";

    public static Problem? Check(HttpRequest request)
    {
        if (!request.QueryString.HasValue)
        {
            return null;
        }

        foreach (var (name, values) in request.Query)
        {
            if (values.Count > 1 && !IsList(request.Path, name))
            {
                return Problems.QueryMalformed("A name is in the query twice.");
            }

            if (HasNul(name) || values.Any(HasNul))
            {
                return Problems.QueryMalformed("The query has the character U+0000.");
            }
        }

        return null;
    }

    private static bool IsList(PathString path, string name)
        => path.StartsWithSegments(Pages, StringComparison.Ordinal) || ListNames.Contains(name) && ListPaths.Any(list => path.StartsWithSegments(list, StringComparison.Ordinal));

    private static bool HasNul(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;
}
