namespace OrleansNotify.Http;

internal static class RejectBadArguments
{
    /// <summary>Answers for the handler when one of its arguments could not be read.</summary>
    public static RouteGroupBuilder RejectingBadArguments(this RouteGroupBuilder group, bool asError = false)
    {
        group.AddEndpointFilter(async (context, next) =>
        {
            var rejection = context.Arguments.OfType<IRejectable>().Select(argument => argument.Rejection).FirstOrDefault(found => found is not null);
            return rejection is null ? await next(context) : asError ? rejection.AsError() : rejection;
        });
        return group.WithMetadata(new RefusalShape(asError));
    }
}
