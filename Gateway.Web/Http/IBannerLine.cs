namespace OrleansNotify.Http;

/// <summary>What a room adds to the banner.</summary>
internal interface IBannerLine
{
    /// <summary>A short name and what stands behind it; null: nothing.</summary>
    /// <param name="address">Where this machine itself reaches the server.</param>
    Task<(string Name, string Text)?> Line(string address);
}
