namespace OrleansNotify.Bounds;

/// <summary><c>docs/limits.md</c>.</summary>
internal static class LimitsDocument
{
    private const string Head = """
        # Limits

        What grows as others like, how far, and what happens to one more: 429 or 503 with `Retry-After`, or a close with a reason, never memory. Memory is what
        the process may use (a container's limit, `DOTNET_GCHeapHardLimit`); open files are `ulimit -n`. A setting narrows what these allow.
        Behind a proxy, name it in `TRUSTED_PROXIES`: otherwise all its clients are one address. What silos hold while the database is away, and mail that waits,
        is in [operations](operations.md).

        This page is made of [BoundCatalogue.cs](../Gateway.Web/Bounds/BoundCatalogue.cs):
        `WRITE_LIMITS=1 dotnet test tests/Gateway.Tests --filter LimitsDocumentTests`

        """;

    public static string Write()
    {
        var parts = BoundCatalogue.All.Select(part =>
            $"\n## {part.Key}\n\n| what | default | of a | one more | setting |\n|---|---|---|---|---|\n{string.Concat(part.Value.Select(Row))}");
        return Head.ReplaceLineEndings("\n") + string.Concat(parts);
    }

    private static string Row(Bound bound)
    {
        var setting = bound.Setting is null ? "" : string.Join(", ", bound.Setting.Split(", ").Select(name => $"`{name}`"));
        return $"| {bound.Name} | {bound.Default} | {bound.Scope} | {bound.At} | {setting} |\n";
    }
}
