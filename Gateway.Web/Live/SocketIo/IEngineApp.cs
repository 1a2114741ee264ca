namespace OrleansNotify.Live.SocketIo;

/// <summary>Who answers Engine.IO sessions.</summary>
internal interface IEngineApp
{
    /// <summary>Whether the pages of an origin may call at all.</summary>
    ValueTask<bool> Allows(string origin, HttpContext context);

    /// <summary>Called before a session is made.</summary>
    /// <returns>Why there will be none; null: there will be one, and <see cref="Open"/> is called.</returns>
    IResult? Refuse(HttpContext context);

    /// <param name="context">The handshake's; not to be kept.</param>
    IEngineHandler Open(EngineSession session, HttpContext context);
}
