using System.Text.Json;
using OrleansNotify.Compat.Business;

namespace OrleansNotify.Sources;

/// <summary>Whether a request is by its source and, for the tenant alone to read, the likely cause when it is not.</summary>
internal enum SignatureVerdict
{
    Valid,

    /// <summary>There is no credential at all.</summary>
    SignatureMissing,

    /// <summary>It is repeated, cut off or in another encoding.</summary>
    SignatureMalformed,

    /// <summary>It would be one with <c>sha256=</c> or the like before it.</summary>
    PrefixMissing,

    /// <summary>Its time is more than five minutes off.</summary>
    Clock,

    /// <summary>It is of the same JSON, written in another way than what was sent.</summary>
    BodyReserialized,

    WrongSecret,

    /// <summary>It may well be one, but the tenant has no secret to compare it with.</summary>
    NoSecret,
}

internal static class SignatureVerdictWord
{
    public static string Word(this SignatureVerdict verdict) => JsonNamingPolicy.SnakeCaseLower.ConvertName(verdict.ToString());
}
