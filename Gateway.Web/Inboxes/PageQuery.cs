using System.Globalization;
using System.Reflection;
using OrleansNotify.Edge;

namespace OrleansNotify.Inboxes;

/// <summary><c>?limit=1..100&amp;before=seq&amp;unread=true</c>, plain decimal digits only.</summary>
internal sealed class PageQuery : IRejectable
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;

    public int Limit { get; private init; } = DefaultLimit;

    public long? Before { get; private init; }

    public bool IsUnreadOnly { get; private init; }

    public Problem? Rejection { get; private init; }

    public static ValueTask<PageQuery> BindAsync(HttpContext context, ParameterInfo _)
    {
        var query = context.Request.Query;
        var isValid = TryNumber(query["limit"], out var limit) & TryNumber(query["before"], out var before)
            & TryFlag(query["unread"], out var isUnreadOnly)
            && (limit is null or (>= 1 and <= MaxLimit))
            && (before is null or >= 1);
        return ValueTask.FromResult(isValid
            ? new PageQuery { Limit = (int)(limit ?? DefaultLimit), Before = before, IsUnreadOnly = isUnreadOnly }
            : new PageQuery { Rejection = Problems.CursorMalformed });
    }

    private static bool TryNumber(string? text, out long? number)
    {
        var isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        number = isNumber ? value : null;
        return isNumber || text is null;
    }

    private static bool TryFlag(string? text, out bool flag)
    {
        flag = text == "true";
        return text is null or "true" or "false";
    }
}
