using OrleansNotify.Http;

namespace OrleansNotify.Sources;

/// <summary>Why a call was refused that may well be by its source; next to the words of <see cref="SignatureVerdict"/>.</summary>
internal static class RefusalReason
{
    public const string Rate = "too_many";

    public const string Size = "too_large";

    public const string MediaType = "media_type";

    public const string Body = "body_malformed";

    public static string Of(Problem problem) => problem.Status switch
    {
        StatusCodes.Status413PayloadTooLarge => Size,
        StatusCodes.Status415UnsupportedMediaType => MediaType,
        StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable => Rate,
        _ => Body,
    };
}
