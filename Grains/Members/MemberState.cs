namespace OrleansNotify.Members;

/// <summary>The stored form of how a member signs in. A new value replaces it; it is never changed.</summary>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Members.MemberState")]
internal sealed record MemberState
{
    /// <summary>Null: the member signs in by other means.</summary>
    [Id(0)] public string? PasswordHash { get; init; }

    /// <summary>Sessions that began here, the oldest first.</summary>
    [Id(1)] public StoredFamily[] Families { get; init; } = [];

    /// <summary>Null: no link was asked for.</summary>
    [Id(2)] public StoredReset? Reset { get; init; }

    /// <summary>The secret of the authenticator, sealed; null: there is none.</summary>
    [Id(3)] public byte[]? Totp { get; init; }

    /// <summary>One that was not confirmed yet, sealed.</summary>
    [Id(4)] public byte[]? PendingTotp { get; init; }

    /// <summary>The newest step whose code was used: a code works once.</summary>
    [Id(5)] public long TotpStep { get; init; }

    /// <summary>SHA-256 of the recovery codes that are left, lower-case hexadecimal.</summary>
    [Id(6)] public string[] RecoveryHashes { get; init; } = [];

    [Id(7)] public StoredPasskey[] Passkeys { get; init; } = [];

    /// <summary>Challenges that were answered lately.</summary>
    [Id(8)] public UsedChallenge[] UsedChallenges { get; init; } = [];

    public bool HasUsed(byte[] challenge) => Array.Exists(UsedChallenges, used => used.Text == Convert.ToHexStringLower(challenge));

    public MemberState Used(byte[] challenge, DateTimeOffset now)
        => this with { UsedChallenges = [.. UsedChallenges.Where(used => now - used.At < PasskeyChallenges.Lifetime), new UsedChallenge(Convert.ToHexStringLower(challenge), now)] };

    public StoredFamily? Family(string sid) => Array.Find(Families, family => family.Sid == sid);

    public MemberState With(StoredFamily family) => this with { Families = [.. Families.Where(before => before.Sid != family.Sid), family] };
}
