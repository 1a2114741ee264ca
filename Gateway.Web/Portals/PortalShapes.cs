namespace OrleansNotify.Portals;

/// <param name="Consumer">The user whose endpoints it shows.</param>
/// <param name="Capabilities"><c>view</c>, <c>manage_endpoints</c>, <c>view_secret</c>, <c>create_attempts</c>; each includes <c>view</c>. Null: <c>view</c>.</param>
/// <param name="ReadOnly">Leaves <c>view</c> of them.</param>
/// <param name="ExpiresIn">Seconds, 3600 to 604800; null: a day.</param>
/// <param name="SessionId">The caller's own name for what it belongs to, to end it by.</param>
internal sealed record PortalLinkCommand(string? Consumer, string?[]? Capabilities, bool? ReadOnly, int? ExpiresIn, string? SessionId)
{
    public const string Rule = "capabilities are of view, manage_endpoints, view_secret and create_attempts; expiresIn is 3600 to 604800 seconds; sessionId has at most 100 characters.";

    private static readonly (string Word, PortalCapabilities Flag)[] Known =
    [
        ("view", PortalCapabilities.View), ("manage_endpoints", PortalCapabilities.ManageEndpoints), ("view_secret", PortalCapabilities.ViewSecret),
        ("create_attempts", PortalCapabilities.CreateAttempts),
    ];

    private static readonly TimeSpan Shortest = TimeSpan.FromHours(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>Null: one of them is unknown.</summary>
    internal PortalCapabilities? Flags
    {
        get
        {
            var flags = PortalCapabilities.View;
            foreach (var word in Capabilities ?? [])
            {
                var flag = Array.Find(Known, known => known.Word == word).Flag;
                if (flag == PortalCapabilities.None)
                {
                    return null;
                }

                flags |= flag;
            }

            return ReadOnly == true ? PortalCapabilities.View : flags;
        }
    }

    public static bool IsLifetime(TimeSpan lifetime) => lifetime >= Shortest && lifetime <= Longest;

    public static string[] Words(PortalCapabilities flags) => [.. Known.Where(known => flags.HasFlag(known.Flag)).Select(known => known.Word)];
}

/// <param name="Url">For the consumer; it opens once.</param>
internal sealed record PortalLinkMade(string Id, string Url, DateTimeOffset ExpiresAt);

/// <param name="OpenedAt">Null: not yet.</param>
internal sealed record PortalLinkView(
    string Id, string Consumer, string[] Capabilities, string? SessionId, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, string CreatedBy, DateTimeOffset? OpenedAt)
{
    public static PortalLinkView Of(PortalLink link) => new(
        link.Id, link.Consumer, PortalLinkCommand.Words(link.Capabilities), link.SessionId.Length > 0 ? link.SessionId : null, link.CreatedAt, link.ExpiresAt,
        link.CreatedBy, link.OpenedAt);
}

internal sealed record PortalLinkList(PortalLinkView[] Items);

internal sealed record PortalCode(string? Code);

/// <param name="Token">For <c>Authorization: Bearer</c>, until <c>expiresAt</c>.</param>
/// <param name="Name">What the tenant calls itself there.</param>
/// <param name="Accent"><c>#rrggbb</c>; null: the dashboard's own colour.</param>
/// <param name="Logo">At <c>/app/portal/logo</c> next to the page; null: there is none.</param>
internal sealed record PortalOpened(
    string Token, DateTimeOffset ExpiresAt, string Consumer, string[] Capabilities, string Name, string? Accent, PortalLogoView? Logo);
