"""The whole catalogue as tables that people edit in a spreadsheet, and back."""
