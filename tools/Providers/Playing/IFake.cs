namespace OrleansNotify.Fakes;

/// <summary>Speaks one vendor's API.</summary>
internal interface IFake
{
    /// <summary>The ids of the product's providers that it serves: the names in scripts and in what was taken.</summary>
    IReadOnlyList<string> Providers { get; }

    /// <summary>The variables that lead the product here, as <c>TWILIO_URL=http://…</c>.</summary>
    IReadOnlyList<string> Variables(Uri address);

    void Map(IEndpointRouteBuilder routes);
}
