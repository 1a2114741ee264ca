namespace OrleansNotify.Members;

/// <summary>What becomes of a refresh token that is shown (RFC 9700 §4.14.2, with a grace for two tabs of one browser).</summary>
internal static class RefreshRules
{
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(45);

    public static RefreshVerdict Judge(StoredFamily family, int generation, DateTimeOffset now)
        => generation == family.Generation ? RefreshVerdict.Rotate
            : generation == family.Generation - 1 && now - family.RotatedAt < Grace ? RefreshVerdict.Repeat
            : RefreshVerdict.End;
}

internal enum RefreshVerdict
{
    /// <summary>It was used before: there is a copy of it.</summary>
    End = 0,

    Rotate = 1,

    /// <summary>Another tab was faster: it gets the same successor.</summary>
    Repeat = 2,
}
