using Fluid;

namespace OrleansNotify.Templates;

/// <summary>Liquid with the tags of <see cref="LiquidTags"/> alone.</summary>
internal sealed class LiquidParser : FluidParser
{
    public LiquidParser()
        : base(new FluidParserOptions { AllowFunctions = false, AllowParentheses = false, AllowLiquidTag = false })
    {
        foreach (var name in RegisteredTags.Keys.Except([.. LiquidTags.Blocks, .. LiquidTags.Others]).ToList())
        {
            RegisteredTags.Remove(name);
        }

        // The library's own, and by the rules of the machine's language.
        RegisteredOperators.Remove("startswith");
        RegisteredOperators.Remove("endswith");
    }
}
