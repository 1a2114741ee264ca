namespace OrleansNotify.Live.SocketIo;

/// <summary>The other gateways of the cluster: requests of a polling client come to any of them, its session is on one.</summary>
internal interface INeighbours
{
    /// <summary>What is added to the ids of this gateway's sessions; empty: there are no others.</summary>
    string Suffix { get; }

    /// <summary>Hands the request to the gateway whose session it is about.</summary>
    /// <returns>False when it is none of theirs, or they cannot be reached: nothing was answered then.</returns>
    Task<bool> TryForward(HttpContext context, string sid);
}
