namespace OrleansNotify.Http;

/// <param name="AsError">One <c>error</c> with our fields beside it, instead of <c>application/problem+json</c>.</param>
internal sealed record RefusalShape(bool AsError);
