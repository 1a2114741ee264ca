namespace OrleansNotify.Members;

/// <summary>The stored form of how a member signs in. A new value replaces it; it is never changed.</summary>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Members.MemberState")]
internal sealed record MemberState
{
    /// <summary>Null: the member signs in by other means.</summary>
    [Id(0)] public string? PasswordHash { get; init; }

    /// <summary>Sessions that began here, the oldest first.</summary>
    [Id(1)] public StoredFamily[] Families { get; init; } = [];

    public StoredFamily? Family(string sid) => Array.Find(Families, family => family.Sid == sid);

    public MemberState With(StoredFamily family) => this with { Families = [.. Families.Where(before => before.Sid != family.Sid), family] };
}
