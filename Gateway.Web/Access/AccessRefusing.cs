namespace OrleansNotify.Access;

internal static class AccessRefusing
{
    public static void UseAccessRefusals(this WebApplication app)
    {
        var refusals = app.Services.GetRequiredService<AccessRefusals>();
        app.Use(async (context, next) =>
        {
            await next(context);
            if (context.Response.StatusCode is 401 or 403 or 429)
            {
                refusals.Note(context, context.Response.StatusCode);
            }
        });
    }
}
