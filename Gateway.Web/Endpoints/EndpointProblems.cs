using OrleansNotify.Http;

namespace OrleansNotify.Endpoints;

internal static class EndpointProblems
{
    public static Problem Of(EndpointStatus status) => status switch
    {
        EndpointStatus.LimitReached => new Problem(409, "endpoint_limit", "You have as many endpoints as you may have."),
        EndpointStatus.VersionConflict => new Problem(409, "version_conflict", "The endpoint was changed since that version."),
        EndpointStatus.SchemeUnsupported => Problems.Invalid("signature_unsupported", "This server cannot sign with ed25519."),
        EndpointStatus.HeadersInvalid => Problems.Invalid(
            "headers_invalid",
            $"headers: at most {CustomHeaderRules.MaxTotalLength} characters together; {CustomHeaderRules.Mask} keeps a value that is stored, and of this one none is, or it cannot be read."),
        _ => Problems.NotFound,
    };
}
