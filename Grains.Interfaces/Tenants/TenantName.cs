namespace OrleansNotify.Tenants;

/// <summary>A tenant's name is part of URLs and grain keys: 1 to 63 of <c>a-z 0-9 - _</c>, beginning with a letter or digit.</summary>
public static class TenantName
{
    public const int MaxLength = 63;

    public static bool IsValid(string? name)
        => name is { Length: > 0 and <= MaxLength }
            && char.IsAsciiLetterOrDigit(name[0])
            && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');
}
