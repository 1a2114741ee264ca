using System.Text.Json.Serialization;

namespace OrleansNotify.Http;

/// <summary>Every answer that is not a success. <c>code</c> is the contract; <c>title</c> is for people.</summary>
internal static class Problems
{
    public static Problem BodyMissing => new(400, "body_missing", "The request needs a JSON object as its body.");

    public static Problem BodyMalformed(string why) => new(400, "body_malformed", $"The body is not acceptable JSON: {why}.");

    public static Problem EndpointIncomplete => new(400, "endpoint_invalid", "Validation failed: url and events are needed");

    public static Problem PageMalformed(string rule) => new(400, "cursor_malformed", rule);

    public static Problem HeaderMalformed(string header) => new(400, "header_malformed", $"{header} is repeated, too long or has characters that it must not have.");

    public static Problem QueryMalformed(string why) => new(400, "query_malformed", why);

    public static Problem RequestAmbiguous => new(400, "request_ambiguous", "Content-Length and Transfer-Encoding contradict each other.");

    public static Problem HostUnknown => new(400, "host_unknown", "This server is not called by that name: see PUBLIC_HOST.");

    public static Problem UpgradeRequired => new(400, "upgrade_required", "This address is a WebSocket.");

    public static Problem Unauthorized => new(401, "unauthorized", "Missing or invalid Bearer token.");

    public static Problem SourceUnauthorized => new(401, "unauthorized", "Unauthorized: unknown source or wrong credential");

    public static Problem CodeInvalid => new(401, "code_invalid", "Invalid or expired code.");

    public static Problem CredentialsInvalid => new(401, "invalid_credentials", "The address or the password is not right.");

    public static Problem CodeRequired => new(401, "code_required", "The code of the authenticator is needed as well.");

    public static Problem SsoRequired => new(401, "sso_required", "Members of this domain sign in by their identity provider.");

    public static Problem RefreshInvalid => new(401, "refresh_invalid", "The session has ended, or there is none. Sign in.");

    public static Problem FieldInvalid(string rules) => new(400, "field_invalid", rules);

    public static Problem EventTypeInvalid(string member)
        => Invalid("event_type_invalid", $"{member} is words of A-Z a-z 0-9 _ - : / with dots between them, at most 200 characters.");

    public static Problem Forbidden => new(403, "forbidden", "This token is not for this.");

    public static Problem OriginForbidden => new(403, "origin_forbidden", "This origin may not open a socket.");

    public static Problem PageForbidden => new(403, "origin_forbidden", "This route is for the server's own pages.");

    public static Problem SetupCodeInvalid => new(403, "setup_code_invalid", "This is not the code that the server printed at its start.");

    public static Problem StepUpRequired => new(403, "step_up_required", "Show the password or a code again: POST /auth/step-up.");

    public static Problem TenantSuspended => new(403, "tenant_suspended", "This tenant is suspended.");

    public static Problem ScopeMissing(string scopes) => new(403, "scope_missing", $"This needs the scope {scopes}.");

    public static Problem TenantMismatch => new(403, "tenant_mismatch", "The address, x-tenant-id and tenantId name different tenants.");

    public static Problem WebhookDisabled => new(403, "webhook_disabled", "Webhooks are disabled for this tenant.");

    public static Problem WebhookKindDisabled(string kind) => new(403, "webhook_kind_disabled", $"The {kind} webhook is disabled for this tenant.");

    public static Problem NotFound => new(404, "not_found", "There is nothing here.");

    public static Problem MethodNotAllowed => new(405, "method_not_allowed", "This address does not take that method.");

    public static Problem TenantDeleting => new(409, "tenant_deleting", "The tenant of this name is being deleted; the name is free when that is finished.");

    public static Problem PasskeysUnavailable
        => new(409, "passkeys_unavailable", "Passkeys work at PUBLIC_URL and on this machine; the server was called by another name.");

    public static Problem SsoUnavailable
        => new(409, "sso_unavailable", "Identity providers send browsers back to PUBLIC_URL or to this machine; the server was called by another name.");

    public static Problem IdempotencyConflict => new(409, "idempotency_conflict", "This Idempotency-Key was used with another body.");

    public static Problem LinkExpired => new(410, "link_expired", "This link was used or has expired. Ask for another one where it came from.");

    public static Problem BodyTooLarge => new(413, "body_too_large", "The body is too large.");

    public static Problem MediaTypeUnsupported => new(415, "media_type_unsupported", "The body must be application/json in UTF-8.");

    public static Problem ContentEncodingUnsupported
        => new(415, "content_encoding_unsupported", "The body is not encoded as Content-Encoding says, or in a way that is not read here: see Accept-Encoding.");

    public static Problem Invalid(string code, string title) => new(422, code, title);

    public static Problem NulNotAllowed => Invalid("nul_not_allowed", "Text must not contain the character U+0000.");

    public static Problem TooMany(TimeSpan retryAfter) => new(429, "too_many_requests", "Too many requests. Wait and try again.", retryAfter);

    public static Problem Locked(TimeSpan retryAfter) => new(429, "locked", "Too many sign-ins have failed from here. Wait and try again.", retryAfter);

    public static Problem TooManyScheduled => new(
        429, "too_many_scheduled", "Too many events wait for their time. Withdraw some, or wait.", TimeSpan.FromSeconds(60));

    public static Problem TooManySockets => new(429, "too_many_sockets", "Too many open sockets from here.", TimeSpan.FromSeconds(30));

    public static Problem Overloaded(TimeSpan retryAfter) => new(503, "overloaded", "The server has as much to do as it can hold. Wait and try again.", retryAfter);

    public static Problem Unavailable => new(503, "unavailable", "The server cannot do this right now. Try again.", TimeSpan.FromSeconds(2));

    public static Problem LoopDetected => new(508, "loop_detected", "Deliveries of this server led to this request: it is part of a loop.");

    /// <summary>For what the framework refuses without a body.</summary>
    public static Problem OfStatus(int status) => status switch
    {
        404 => NotFound,
        405 => MethodNotAllowed,
        _ => new Problem(status, "refused", "The request was refused."),
    };

    public static Problem Unexpected => new(500, "unexpected", "Something went wrong on our side.");
}

/// <param name="RetryAfter">Sent as <c>Retry-After</c> in whole seconds, rounded up.</param>
/// <param name="Index">Which item of a batch it is about.</param>
internal sealed record Problem(int Status, string Code, string Title, TimeSpan? RetryAfter = null, int? Index = null) : IResult
{
    public const string RequestIdHeader = "X-Request-Id";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        Prepare(httpContext);
        var body = new ProblemBody($"urn:orleansnotify:problem:{Code}", Title, Status, Code, httpContext.TraceIdentifier, Index);
        await httpContext.Response.WriteAsJsonAsync(body, EdgeJson.Default.ProblemBody, "application/problem+json", httpContext.RequestAborted);
    }

    /// <summary>The same as the sales extension's backend says it: one <c>error</c>, with our fields beside it.</summary>
    public IResult AsError(string? error = null) => new ErrorResult(this, error ?? Title);

    /// <summary>Its status and headers, for an answer that has a body of its own.</summary>
    public void Prepare(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.Headers[RequestIdHeader] = context.TraceIdentifier;
        if (RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    private sealed record ErrorResult(Problem Problem, string Error) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            Problem.Prepare(httpContext);
            var body = new ErrorBody(Error, Problem.Code, httpContext.TraceIdentifier);
            await httpContext.Response.WriteAsJsonAsync(body, EdgeJson.Default.ErrorBody, cancellationToken: httpContext.RequestAborted);
        }
    }
}

internal sealed record ProblemBody(
    string Type, string Title, int Status, string Code, string RequestId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Index);

internal sealed record ErrorBody(string Error, string Code, string RequestId);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(ErrorBody))]
internal sealed partial class EdgeJson : JsonSerializerContext;
