namespace OrleansNotify.Edge;

/// <summary><c>?page=&amp;limit=</c> of the seeds' lists, as far as the first thousand; who wants more goes by <c>before</c> under <c>/v1</c>.</summary>
internal readonly record struct SeedPage(int Page, int Limit)
{
    public const int MostItems = 1_000;
    public const int MaxLimit = 100;
    public const int UsualLimit = 20;

    public static Problem Malformed => Problems.PageMalformed(
        $"limit is 1 to {MaxLimit}; page begins at 1 and ends with item {MostItems}.");

    public static bool TryRead(IQueryCollection query, out SeedPage page)
    {
        var isRead = QueryNumber.TryLimit(query, MaxLimit, UsualLimit, out var limit) & QueryNumber.TryRead(query, "page", out var number);
        page = new SeedPage((int)Math.Clamp(number ?? 1, 1, MostItems), limit);
        return isRead && (number is null || number == page.Page) && page.Page * page.Limit <= MostItems;
    }

    public IReadOnlyList<T> Of<T>(IReadOnlyList<T> all) => [.. all.Skip((Page - 1) * Limit).Take(Limit)];

    /// <param name="total">Counted up to the first thousand.</param>
    public SeedPageView View(int total) => new(Page, Limit, total, (total + Limit - 1) / Limit);
}

internal sealed record SeedPageView(int Page, int Limit, int Total, int TotalPages);
