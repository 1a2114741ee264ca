namespace OrleansNotify.Http;

/// <summary>A handler's argument that could not be read from the request.</summary>
internal interface IRejectable
{
    Problem? Rejection { get; }
}
