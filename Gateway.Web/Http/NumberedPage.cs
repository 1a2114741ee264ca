namespace OrleansNotify.Http;

/// <summary><c>?page=&amp;limit=</c> of the older products' lists, as far as the first thousand; a client that needs more pages by <c>before</c> under <c>/v1</c>.</summary>
internal readonly record struct NumberedPage(int Page, int Limit)
{
    public const int MostItems = 1_000;
    public const int MaxLimit = 100;
    public const int UsualLimit = 20;

    public static NumberedPage Read(QueryReader query)
    {
        var rule = $"page begins at 1 and ends with item {MostItems}.";
        var (limit, page) = (query.Limit(MaxLimit, UsualLimit), query.Number("page", rule) ?? 1);
        return page is >= 1 and <= MostItems && page * limit <= MostItems ? new NumberedPage((int)page, limit) : query.Wrong(rule, new NumberedPage(1, limit));
    }

    public IReadOnlyList<T> Of<T>(IReadOnlyList<T> all) => [.. all.Skip((Page - 1) * Limit).Take(Limit)];

    /// <param name="total">Counted up to the first thousand.</param>
    public NumberedPageView View(int total) => new(Page, Limit, total, (total + Limit - 1) / Limit);
}

internal sealed record NumberedPageView(int Page, int Limit, int Total, int TotalPages);
