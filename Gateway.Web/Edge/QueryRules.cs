namespace OrleansNotify.Edge;

/// <summary>
/// What a query must be before anything reads it: no U+0000, which PostgreSQL's text cannot hold, and no name twice, of which one server
/// reads the first and another the last.
/// </summary>
internal static class QueryRules
{
    public static Problem? Check(HttpRequest request)
    {
        if (!request.QueryString.HasValue)
        {
            return null;
        }

        foreach (var (name, values) in request.Query)
        {
            if (values.Count > 1)
            {
                return Problems.QueryMalformed("A name is in the query twice.");
            }

            if (HasNul(name) || HasNul(values[0]))
            {
                return Problems.QueryMalformed("The query has the character U+0000.");
            }
        }

        return null;
    }

    private static bool HasNul(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;
}
