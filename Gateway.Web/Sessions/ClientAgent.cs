namespace OrleansNotify.Sessions;

/// <summary>What a client says it is, as it is kept with its session: on one line and cut.</summary>
internal static class ClientAgent
{
    private const int MaxLength = 200;

    public static string Of(HttpContext context)
    {
        var text = new string([.. context.Request.Headers.UserAgent.ToString().Where(c => c is >= ' ' and <= '~')]);
        return text.Length <= MaxLength ? text : text[..MaxLength];
    }
}
